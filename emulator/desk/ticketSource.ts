import type { Shown } from './shown';

/** Where tickets and mails come from that no integration brought. */
export const systemSource: Shown = {
	appName: null,
	extId: null,
	permalink: null,
	type: 'SYSTEM',
	appPhotoURL: null,
};
