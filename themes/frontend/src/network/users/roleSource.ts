import type { RoleSource } from "../api/records";

type Words = (key: string, values?: Record<string, string>) => string;

/** How a member holds a role, in words. */
export const sourceInWords = (source: RoleSource, t: Words) => {
  if (source.type === "direct") return t("networkSourceDirect");
  if (source.type === "composite") return t("networkSourceComposite", { role: source.name });
  if (source.role) return t("networkSourceGroupRole", { group: source.name, role: source.role });
  return t("networkSourceGroup", { group: source.name });
};
