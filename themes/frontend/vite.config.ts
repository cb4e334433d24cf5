import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { consoleFromSource } from "./build/console-source";
import { keycloakManifest } from "./build/keycloak-manifest";
import { withoutStockStyles } from "./build/without-stock-styles";

export default defineConfig({
  base: "",
  plugins: [consoleFromSource(), react(), withoutStockStyles(), keycloakManifest()],
  // `npm run dev`, with Keycloak started with KC_ADMIN_VITE_URL=http://localhost:5174
  server: { origin: "http://localhost:5174", port: 5174, strictPort: true },
  build: {
    outDir: "../target/classes/theme/cim/admin/resources",
    emptyOutDir: true,
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rollupOptions: {
      input: "src/main.tsx",
      // what the import map of the console's page serves
      external: ["react", "react/jsx-runtime", "react-dom"],
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    testTimeout: 30_000,
    server: { deps: { inline: [/@keycloak\//, /@patternfly\//] } },
  },
});
