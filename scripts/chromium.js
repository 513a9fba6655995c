/** How tests, benchmarks and pictures launch Chromium: Debian's, unless CHROMIUM_PATH names another, and quiet on the network. */
export const chromiumOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
