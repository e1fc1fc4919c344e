import type { ZohoAnswer } from '../transport/types';

/**
 * What Zoho's clock said when it answered, in milliseconds since the epoch, to the second. The clock of this machine
 * stands in where the answer has no date.
 */
export function zohoTimeOf({ headers }: Pick<ZohoAnswer, 'headers'>): number {
	const told = Date.parse(headers.date ?? '');
	return Number.isNaN(told) ? Math.floor(Date.now() / 1000) * 1000 : told;
}
