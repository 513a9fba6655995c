import { type Browser, test as base, expect, type Page } from "@playwright/test";

/**
 * A test in whose browser every navigation of every page ends where the page stands as it stays. What the server streams is
 * there twice for a moment after the load event, hidden and in its place, so that a text that is looked for is found twice.
 */
export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        // Without scripts nothing ever moves into its place.
        if (options?.javaScriptEnabled !== false) context.on("page", settleNavigations);
        return context;
      };
      await use(browser);
      browser.newContext = newContext;
    },
    { scope: "worker" },
  ],
});

function settleNavigations(page: Page): void {
  const settled = async () => expect(page.locator('div[hidden][id^="S:"]')).toHaveCount(0);
  const goto = page.goto.bind(page);
  page.goto = async (...asked) => {
    const answer = await goto(...asked);
    await settled();
    return answer;
  };
  const reload = page.reload.bind(page);
  page.reload = async (...asked) => {
    const answer = await reload(...asked);
    await settled();
    return answer;
  };
}
