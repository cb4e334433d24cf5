import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);

/**
 * keycloak-admin-ui's stylesheet already holds the styles of the PatternFly components that the console uses: this
 * leaves out the second copy that every @patternfly/react-* import would bring, and keeps what is not in there.
 */
export function withoutStockStyles(): Plugin {
  const stock = readFileSync(require.resolve("@keycloak/keycloak-admin-ui/styles.css"), "utf8");
  const empty = "\0already-in-stock-styles.css";
  return {
    name: "without-stock-styles",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (!source.endsWith(".css") || !importer?.includes("/@patternfly/react-styles/css/")) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved) return null;
      const block = /\.(pf-v5-[a-z-]+)/.exec(readFileSync(resolved.id, "utf8"))?.[1];
      return block && stock.includes(`.${block}{`) ? empty : resolved;
    },
    load: (id) => (id === empty ? "" : null),
  };
}
