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
  // A page that leads on to another at once takes the question with it.
  const settled = () =>
    expect(async () => expect(await page.evaluate(segmentsOnTheirWay)).toEqual([])).toPass({
      timeout: 15_000,
    });
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

/**
 * Streamed segments (`S:1`) whose place (`B:1` or `P:1`) still stands empty. A segment without a place is hidden and of no more use:
 * the browser drew its content by itself meanwhile, or what it was meant for has failed. React may leave it for good, so it goes.
 */
function segmentsOnTheirWay(): string[] {
  const segments = [...document.querySelectorAll('div[hidden][id^="S:"]')];
  const isPlaced = ({ id }: Element) =>
    ["B", "P"].some((kind) => document.getElementById(`${kind}:${id.slice(2)}`));
  for (const segment of segments) if (!isPlaced(segment)) segment.remove();
  return segments.filter((segment) => segment.isConnected).map(({ id }) => id);
}
