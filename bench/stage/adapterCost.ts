import { median } from './figures';
import type { Connection } from './zoho';

const CALLS = 300;

/** What the same update of one lead takes by v8 and through the v2 adapter: medians, in milliseconds, taken in turns. */
export async function adapterCost({
	urls,
	v2,
	ids,
	accessToken,
}: Connection): Promise<{ v8: number; v2: number }> {
	const [id = ''] = ids;
	const addresses = { v8: `${urls.crm}/crm/v8/Leads/${id}`, v2: `${v2}/crm/v2/leads/${id}` };
	const took = { v8: [] as number[], v2: [] as number[] };
	for (let call = 0; call < CALLS; call += 1) {
		for (const version of ['v8', 'v2'] as const) {
			const started = performance.now();
			const answer = await fetch(addresses[version], {
				method: 'PUT',
				headers: { authorization: `Zoho-oauthtoken ${accessToken}`, 'content-type': 'application/json' },
				body: JSON.stringify({ data: [{ Phone: `+49 7021 ${call}` }] }),
			});
			await answer.arrayBuffer();
			if (!answer.ok) throw new Error(`${version} answered with HTTP ${answer.status}`);
			took[version].push(performance.now() - started);
		}
	}
	return { v8: median(took.v8), v2: median(took.v2) };
}
