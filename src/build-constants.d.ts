/** The version in package.json, written into the bundle by vite.config.ts. */
declare const __APP_VERSION__: string;
