import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { answer } from "../../test/server";
import { openUsers, shown } from "../../test/users";

/** What the browser was asked to save: the name of the file and what is in it. */
const watchFiles = () => {
  const saved: { name: string; file: Blob }[] = [];
  let last: Blob | undefined;
  vi.stubGlobal(
    "URL",
    Object.assign(URL, {
      createObjectURL: (file: Blob) => {
        last = file;
        return "blob:file";
      },
      revokeObjectURL: vi.fn(),
    }),
  );
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    if (last) saved.push({ name: this.download, file: last });
  });
  return saved;
};

test("saves everyone whom the filters match, whatever the page", async () => {
  const saved = watchFiles();
  const { user, requests } = await openUsers("?search=doe&role=chatbot%3Achatbot-editor&sort=-joined&max=10", {
    "users/export": "username,email",
  });
  await shown("1 - 2 of 2");
  await user.click(screen.getByRole("button", { name: "Export" }));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(requests.at(-1)).toBe("users/export?role=chatbot%3Achatbot-editor&search=doe&sort=-joined");
  expect(saved[0]?.name).toBe("members.csv");
  expect(await saved[0]?.file.text()).toContain("username,email");
});

test("says why there is no file, and can be asked again", async () => {
  const saved = watchFiles();
  const { user } = await openUsers("", {
    "users/export": answer(500, { error: "unknown_error", errorMessage: "The database is away." }),
  });
  await shown("1 - 2 of 2");
  await user.click(screen.getByRole("button", { name: "Export" }));
  expect(await screen.findByText("The file could not be saved")).toBeInTheDocument();
  expect(screen.getByText("The database is away.")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Export" })).toBeEnabled();
  expect(saved).toEqual([]);
});
