/** Builds the multipart body of an upload anew for each attempt; Zoho CRM takes the file as the part `file`. */
export const fileBody = (content: Buffer, name: string, type: string) => (): FormData => {
	const form = new FormData();
	form.append('file', new Blob([new Uint8Array(content)], { type }), name);
	return form;
};
