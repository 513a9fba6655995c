/** What a page, a route or an action finds of Next.js when a test calls it: mocked modules, each given to `vi.mock`. */
export const asked = new Headers({ host: "ladderboard.test", origin: "http://ladderboard.test" });

export const nextHeaders = () => ({
  // Each call is a request of its own.
  headers: async () => new Headers(asked),
  cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {}, delete: () => {} }),
});

/** A page led the caller elsewhere: the message says where. */
export class Turned extends Error {}

const turn = (where: string) => () => {
  throw new Turned(where);
};

export const nextNavigation = () => ({
  forbidden: turn("forbidden"),
  redirect: turn("sign-in"),
  notFound: turn("not-found"),
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Turned) throw error;
  },
  usePathname: () => "/",
  useRouter: () => ({}),
  useSearchParams: () => new URLSearchParams(),
});
