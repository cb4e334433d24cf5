import { expect, test } from "vitest";
import { member } from "../../test/samples";
import { denialsOf, type Denials } from "./denials";

const access = (edit: boolean, remove: boolean) => ({ edit, remove });

test.each<[string, ReturnType<typeof member>, boolean, Denials]>([
  ["a member", member("m", { access: access(true, true) }), true, {}],
  [
    "another CIM admin",
    member("m", { cimAdmin: true }),
    true,
    { edit: "networkEditDeniedCimAdmin", remove: "networkRemoveDeniedCimAdmin" },
  ],
  ["somebody of a higher rank", member("m"), true, { edit: "networkDeniedRank", remove: "networkDeniedRank" }],
  [
    "the own account",
    member("m", { cimAdmin: true, access: access(true, false) }),
    true,
    { remove: "networkRemoveDeniedSelf" },
  ],
  ["a CIM admin, for an operator", member("m", { cimAdmin: true, access: access(true, true) }), true, {}],
  ["anybody, for a reader", member("m"), false, { edit: "networkEditDenied", remove: "networkEditDenied" }],
])("%s", (_case, target, mayEdit, denials) => {
  expect(denialsOf(target, mayEdit)).toEqual(denials);
});
