/** Whether an address is on this very machine, where nobody listens in and no certificate is needed. */
export const isLoopbackUrl = ({ hostname }: URL): boolean =>
	hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
