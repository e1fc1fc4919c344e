import type { IDataObject } from 'n8n-workflow';

import type { CostOf } from '../shared/dryRun';
import type { ZohoRequest } from '../shared/transport/types';

/** Records that an insert, update or upsert writes for one credit. */
const RECORDS_PER_CREDIT = 10;

const known = (credits: number) => ({ credits, isKnown: true });

/** Calls of fixed cost, by method and path behind the version; from Zoho CRM v8's page on API limits. */
const fixed: Array<[RegExp, number]> = [
	[/^POST \/Leads\/\d+\/actions\/convert$/, 5],
	[/^POST \/bulk\/read$/, 50],
	[/^POST \/bulk\/write$/, 500],
	[/^POST \/settings\/modules$/, 500],
];

/** Records in the body of an insert, an update or an upsert. */
const WRITES_RECORDS = /^(POST|PUT) \/[A-Za-z]\w*(\/upsert|\/\d+)?$/;

/** API credits of a call that writes. Zoho's page says of all it does not list that most cost one. */
export const costOf: CostOf = ({ method, path, body }: ZohoRequest) => {
	const call = `${method} ${path.replace(/^\/crm(\/bulk)?\/v\d+/, '$1')}`;
	const [, credits] = fixed.find(([pattern]) => pattern.test(call)) ?? [];
	if (credits !== undefined) return known(credits);
	const records = typeof body === 'object' ? (body as IDataObject).data : undefined;
	if (WRITES_RECORDS.test(call) && Array.isArray(records)) {
		return known(Math.ceil(records.length / RECORDS_PER_CREDIT));
	}
	return { credits: 1, isKnown: false };
};
