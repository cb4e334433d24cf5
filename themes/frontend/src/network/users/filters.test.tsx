import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { alice, member } from "../../test/samples";
import { openUsers, shown } from "../../test/users";

const field = () => screen.getByRole("searchbox", { name: "Name, username or email" });
const search = () => screen.getByRole("button", { name: "Search" });
const filter = (product: string) => screen.getByRole("button", { name: new RegExp(`Filter by roles in ${product}`) });
const option = (role: string) => screen.findByRole("checkbox", { name: new RegExp(role) });
const chips = () =>
  screen
    .queryAllByRole("button", { name: /^Remove filter/ })
    .map(({ parentElement }) => parentElement?.parentElement?.textContent);

test("searches on the button and on Enter, not before", async () => {
  const { user, lists, query } = await openUsers();
  await shown("1 - 2 of 2");
  await user.type(field(), " ali ");
  expect(lists()).toHaveLength(1);
  await user.click(search());
  await waitFor(() => expect(lists().at(-1)).toBe("users?search=ali&sort=id&max=50"));
  await user.type(field(), "ce{Enter}");
  await waitFor(() => expect(lists().at(-1)).toBe("users?search=alice&sort=id&max=50"));
  expect(query().toString()).toBe("search=alice");
  expect(chips()).toEqual(["alice"]);
});

test.each(["deleting the text", "the clear button"])("an emptied field shows everyone again: %s", async (way) => {
  const { user, lists, query } = await openUsers("?search=x&role=chatbot%3Achatbot-editor&after=c&page=2");
  await shown("of");
  expect(field()).toHaveValue("x");
  if (way === "deleting the text") await user.clear(field());
  else await user.click(screen.getByRole("button", { name: "Clear search" }));
  await waitFor(() => expect(lists().at(-1)).toBe("users?role=chatbot%3Achatbot-editor&sort=id&max=50"));
  expect(query().toString()).toBe("role=chatbot%3Achatbot-editor");
  expect(field()).toHaveFocus();
});

test("role filters count what is chosen and apply with the Search button", async () => {
  const users = { users: [alice], next: "c" };
  const { user, lists, requests } = await openUsers("", { users });
  await shown("1 - 1 of 2");
  await user.click(filter("Chatbot"));
  await user.click(await option("Editor"));
  await user.click(await option("Moderator"));
  expect(filter("Chatbot")).toHaveAccessibleName("Filter by roles in Chatbot, 2 chosen");
  await user.keyboard("{Escape}");
  await user.click(filter("Livechat"));
  await user.click(await option("Agent"));
  expect(lists()).toHaveLength(1);
  await user.click(search());
  const roles = "role=chatbot%3Achatbot-editor&role=chatbot%3Achatbot-moderator&role=livechat%3Alivechat-agent";
  await waitFor(() => expect(lists().at(-1)).toBe(`users?${roles}&sort=id&max=50`));
  await waitFor(() => expect(requests).toContain(`users/count?${roles}`));
  expect(chips()).toEqual(["Editor", "Moderator", "Agent"]);
});

test("chips can be removed, and what is not applied yet stays", async () => {
  const { user, query } = await openUsers("?role=chatbot%3Achatbot-editor&role=chatbot%3Achatbot-moderator");
  await shown("1 - 2 of 2");
  await user.click(filter("Livechat"));
  await user.click(await option("Agent"));
  await user.keyboard("{Escape}");
  const group = screen.getByRole("group", { name: "Chatbot" });
  await user.click(within(group).getByRole("button", { name: "Remove filter Editor" }));
  await waitFor(() => expect(chips()).toEqual(["Moderator"]));
  expect(query().toString()).toBe("role=chatbot%3Achatbot-moderator");
  expect(filter("Chatbot")).toHaveAccessibleName("Filter by roles in Chatbot, 1 chosen");
  expect(filter("Livechat")).toHaveAccessibleName("Filter by roles in Livechat, 1 chosen");
});

test("all filters can be cleared, also those that no product knows", async () => {
  const { user, query, lists } = await openUsers("?search=x&role=gone%3Ax&sort=joined");
  await shown("1 - 2 of 2");
  expect(chips()).toEqual(["x", "gone:x"]);
  await user.click(screen.getByRole("button", { name: "Clear all filters" }));
  await waitFor(() => expect(lists().at(-1)).toBe("users?sort=joined&max=50"));
  expect(query().toString()).toBe("sort=joined");
  expect(chips()).toEqual([]);
});

test("the same search again asks the server again", async () => {
  const { user, lists } = await openUsers("?search=x");
  await shown("1 - 2 of 2");
  await user.click(search());
  await waitFor(() => expect(lists()).toEqual(Array(2).fill("users?search=x&sort=id&max=50")));
});

test("the browser's back shows the list before, and its filters", async () => {
  const { user, router } = await openUsers("?search=x");
  await shown("1 - 2 of 2");
  await user.type(field(), "y{Enter}");
  await waitFor(() => expect(chips()).toEqual(["xy"]));
  await router.navigate(-1);
  await waitFor(() => expect(chips()).toEqual(["x"]));
  expect(field()).toHaveValue("x");
});

test("a late answer never overwrites a newer one", async () => {
  let answerSlowly: (page: unknown) => void = () => undefined;
  const users = (query: URLSearchParams) =>
    query.get("search") === "slow"
      ? new Promise((resolve) => (answerSlowly = resolve))
      : { users: [member(query.get("search") ?? "all")] };
  const { user } = await openUsers("", { users });
  await screen.findByText("All Doe");
  await user.type(field(), "slow{Enter}");
  await shown("Loading users");
  await user.clear(field());
  await user.type(field(), "fast{Enter}");
  await screen.findByText("Fast Doe");
  answerSlowly({ users: [member("slow")] });
  await user.hover(search());
  expect(screen.queryByText("Slow Doe")).not.toBeInTheDocument();
  expect(screen.getByText("Fast Doe")).toBeInTheDocument();
});
