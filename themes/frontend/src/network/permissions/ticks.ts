import type { ModuleRole, Product } from "../api/records";

/** What was ticked or unticked and is not saved: by cell, whether the role shall carry the permission. */
export type Ticks = ReadonlyMap<string, boolean>;

/** The permissions that one role shall have: as the server has them, with the ticks over it. */
export type RoleEdit = {
  product: Product;
  role: ModuleRole;
  permissions: string[];
  added: string[];
  removed: string[];
};

export const noTicks: Ticks = new Map();

const cellOf = (product: Product, role: ModuleRole, permission: string) =>
  JSON.stringify([product.clientId, role.name, permission]);

const isSaved = (role: ModuleRole, permission: string) => role.permissions.includes(permission);

export const isTicked = (ticks: Ticks, product: Product, role: ModuleRole, permission: string) =>
  ticks.get(cellOf(product, role, permission)) ?? isSaved(role, permission);

export const isUnsaved = (ticks: Ticks, product: Product, role: ModuleRole, permission: string) =>
  isTicked(ticks, product, role, permission) !== isSaved(role, permission);

/** Ticked back to what the server has is not ticked at all. */
export const tick = (ticks: Ticks, product: Product, role: ModuleRole, permission: string, wanted: boolean): Ticks => {
  const next = new Map(ticks);
  const cell = cellOf(product, role, permission);
  if (wanted === isSaved(role, permission)) next.delete(cell);
  else next.set(cell, wanted);
  return next;
};

export const withoutRole = (ticks: Ticks, { product, role }: Pick<RoleEdit, "product" | "role">): Ticks => {
  const cells = new Set(product.permissions.map(({ name }) => cellOf(product, role, name)));
  return new Map([...ticks].filter(([cell]) => !cells.has(cell)));
};

/** The roles that differ from what the server has, in the order of the page. */
export const editsOf = (products: Product[], ticks: Ticks): RoleEdit[] =>
  products.flatMap((product) =>
    product.roles.flatMap((role) => {
      const unsaved = product.permissions
        .map(({ name }) => name)
        .filter((permission) => isUnsaved(ticks, product, role, permission));
      if (unsaved.length === 0) return [];
      const added = unsaved.filter((permission) => !isSaved(role, permission));
      const removed = unsaved.filter((permission) => isSaved(role, permission));
      const kept = role.permissions.filter((permission) => !removed.includes(permission));
      return [{ product, role, permissions: [...kept, ...added], added, removed }];
    }),
  );

/** How many cells differ. */
export const sizeOf = (edits: RoleEdit[]) =>
  edits.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0);
