const loopback = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/;

const isLoopback = (address: string): boolean =>
  URL.canParse(address) && loopback.test(new URL(address).hostname);

/** Whether a cluster on another machine would look for the workbench on its own: an address that leads nowhere from there. */
export const leadsNowhere = (cluster: string, workbench: string): boolean =>
  isLoopback(workbench) && URL.canParse(cluster) && !isLoopback(cluster);
