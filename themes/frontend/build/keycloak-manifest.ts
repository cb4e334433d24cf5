import type { Plugin } from "vite";

type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>;

/**
 * Keycloak takes the first entry of the Vite manifest as the console's script, and prints that entry's `imports`
 * straight into modulepreload links. Vite writes manifest keys there: this turns them into file paths, and stops
 * the build unless there is exactly one entry to take.
 */
export function keycloakManifest(): Plugin {
  return {
    name: "keycloak-manifest",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const asset = bundle[".vite/manifest.json"];
        if (asset?.type !== "asset") return this.error("no Vite manifest");
        const manifest = JSON.parse(asset.source.toString()) as Manifest;
        const [entry, ...others] = Object.values(manifest).filter((chunk) => chunk.isEntry);
        if (!entry || others.length > 0) return this.error("expected exactly one entry chunk");
        entry.imports = entry.imports?.map((key) => manifest[key]?.file ?? this.error(`no chunk ${key}`));
        asset.source = JSON.stringify(manifest, null, 2);
      },
    },
  };
}
