import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IBinaryData } from 'n8n-workflow';

import { parseCsv } from '../../../emulator/crm/bulk/csv';

/** The text of a binary field that n8n keeps in memory. */
export const textOf = (file?: IBinaryData): string => Buffer.from(file?.data ?? '', 'base64').toString();

/** The rows of a CSV text, the header first. */
export function rowsPerCsv(text: string): string[][] {
	const rows = parseCsv(text);
	if (!rows) throw new Error('this is no CSV');
	return rows;
}

/** The only file of a ZIP as text. */
export function textInZip(zip: Buffer): string {
	const [content] = Object.values(unzipSync(zip));
	return strFromU8(content ?? new Uint8Array());
}

export const zipOf = (name: string, text: string): Buffer => Buffer.from(zipSync({ [name]: strToU8(text) }));
