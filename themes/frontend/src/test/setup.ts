import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, vi } from "vitest";
import { messages } from "./messages";

// jsdom has no layout
vi.stubGlobal("matchMedia", (media: string) => ({
  matches: false,
  media,
  addEventListener: vi.fn(),
  removeEventListener: vi.fn(),
}));
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  },
);
Element.prototype.scrollIntoView = vi.fn();

await createInstance({
  lng: "en",
  // the console makes the name of the managed realm the namespace
  defaultNS: "net",
  resources: { en: { net: messages } },
  keySeparator: ".",
  nsSeparator: false,
  interpolation: { escapeValue: false },
})
  .use(initReactI18next)
  .init();

// a busy machine needs longer than the usual second
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
