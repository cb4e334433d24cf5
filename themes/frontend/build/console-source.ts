import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const packageName = "@keycloak/keycloak-admin-ui";

type SourceMap = { sources: string[]; sourcesContent?: string[] };

/**
 * The published keycloak-admin-ui is one prebundled module, so its pages cannot be loaded lazily, and it carries
 * private copies of PatternFly and keycloak-ui-shared. Its source maps hold the original modules: this plugin
 * builds from those instead, which gives back the lazy pages and leaves one copy of each library.
 * Types, dev server and tests keep using the prebundled package. Without this plugin all works too, only slower.
 */
export function consoleFromSource(): Plugin {
  const lib = dirname(require.resolve(`${packageName}/styles.css`));
  const dir = resolve(".console");
  const index = join(dir, "src", "index.ts");
  const styles = readFileSync(join(lib, "keycloak-admin-ui.css"), "utf8");
  // styles.css has all of the console's own styles: its CSS modules' class names look like _local_hash_line
  const classes = Object.fromEntries(
    [...styles.matchAll(/\.(_([\w-]+?)_\w{5}_\d+)/g)].map(([, full = "", local = ""]) => [local, full]),
  );

  return {
    name: "console-from-source",
    apply: "build",
    enforce: "pre",
    buildStart() {
      rmSync(dir, { recursive: true, force: true });
      for (const file of readdirSync(lib).filter((name) => name.endsWith(".js.map"))) {
        const map = JSON.parse(readFileSync(join(lib, file), "utf8")) as SourceMap;
        map.sources.forEach((source, i) => {
          if (!/^(\.\.\/)*src\//.test(source)) return; // libraries come from node_modules
          const path = join(dir, source.replace(/^(\.\.\/)+/, ""));
          const content = map.sourcesContent?.[i];
          if (content === undefined) this.error(`${file} lacks the source of ${source}`);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, content);
        });
      }
      // the public exports: a source without code of its own, so in no source map
      writeFileSync(index, readFileSync(join(lib, "apps/admin-ui/src/index.d.ts"), "utf8"));
    },
    resolveId(source, importer) {
      if (source === packageName) return index;
      if (importer?.startsWith(dir) && source.startsWith(".") && source.endsWith(".css")) {
        return source.endsWith(".module.css") ? "\0console-classes" : "\0console-styles";
      }
      return null;
    },
    load(id) {
      if (id === "\0console-styles") return "";
      if (id === "\0console-classes") return `export default ${JSON.stringify(classes)}`;
      return null;
    },
    transform(code, id) {
      // the console's modules have no effects: those that index.ts only re-exports can go to lazy chunks
      return id.startsWith(dir) ? { code, map: null, moduleSideEffects: false } : null;
    },
  };
}
