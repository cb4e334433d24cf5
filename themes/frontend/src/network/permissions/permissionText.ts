import type { Product } from "../api/records";

/** What a permission is called on the screens; its name when nobody has described it. */
export const permissionText = (product: Product | undefined, permission: string) =>
  product?.permissions.find(({ name }) => name === permission)?.description || permission;
