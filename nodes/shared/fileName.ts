/** The file's name in a download's `Content-Disposition`; undefined where it names none. */
export function fileNameIn(disposition = ''): string | undefined {
	const encoded = /filename\*=(?:UTF-8'')?([^;]+)/i.exec(disposition)?.[1];
	const name = encoded ?? /filename="?([^";]+)"?/i.exec(disposition)?.[1];
	if (name === undefined) return undefined;
	try {
		return decodeURIComponent(name.trim());
	} catch {
		return name.trim();
	}
}
