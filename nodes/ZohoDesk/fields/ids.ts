/** The IDs in a text that has several, joined by commas. */
export const idsIn = (joined: string): string[] =>
	joined
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
