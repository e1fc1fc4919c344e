import type { AddressInfo } from 'node:net';

import type { Emulator } from '../../emulator';
import { crmService } from '../../emulator/crm/register';
import { createServer } from '../../emulator/http';
import type { Call, Route, World } from '../../emulator/service';

/** What n8n's built-in node calls of CRM's API v2 in these benchmarks, as v8 has it. */
const spoken = [
	'GET /crm/v8/:module',
	'POST /crm/v8/:module',
	'POST /crm/v8/:module/upsert',
	'PUT /crm/v8/:module/:id',
];

/** A list of v8 must name its fields, at most this many; one of v2 that names none gives them all. */
const MOST_FIELDS = 50;

/**
 * The emulator does not speak v2. This adapter lets n8n's built-in node, which speaks nothing else, into the benchmarks:
 * it is the emulator's own v8 routes under /crm/v2, on a port of their own, in the same process. A call takes the
 * same way through the emulator as one to v8: no proxy stands in between, and nothing is added but the translation of
 * the module's name, of the fields and of the pages. Where v2 and v8 differ otherwise, v8 is what is answered.
 * @returns the address that stands for the `api_domain` of the built-in node's token, and how to close it
 */
export async function serveV2({ world }: Emulator): Promise<{ url: string; stop(): Promise<void> }> {
	const service = crmService();
	const routes = service.routes.filter(({ method, path }) => spoken.includes(`${method} ${path}`));
	const server = await createServer({ ...service, routes: routes.map(asInV2) }, world);
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, stop: async () => await server.close() };
}

function asInV2(route: Route): Route {
	const isList = route.method === 'GET';
	const pages = isList ? byNumber() : async (call: Call, ask: Ask) => await ask(call);
	return {
		...route,
		path: route.path.replace('/crm/v8', '/crm/v2'),
		handle: async (call, world) => {
			const module = moduleNamed(call.params.module ?? '', world);
			const query = isList ? { fields: fieldsOf(module, world), ...call.query } : call.query;
			const translated = { ...call, params: { ...call.params, module }, query };
			return await pages(translated, async (asked) => await route.handle(asked, world));
		},
	};
}

type Ask = (call: Call) => ReturnType<Route['handle']>;

/** v2 takes `leads` for Leads. */
const moduleNamed = (name: string, { crm }: World): string =>
	[...crm.modules.keys()].find((apiName) => apiName.toLowerCase() === name.toLowerCase()) ?? name;

/** The fields of a module that a list can have, as many as it may name. */
export function fieldsOf(module: string, { crm }: World): string {
	const fields = crm.module(module)?.fields ?? [];
	const listed = fields.filter(({ dataType }) => dataType !== 'subform');
	return listed
		.slice(0, MOST_FIELDS)
		.map(({ apiName }) => apiName)
		.join(',');
}

/** v2 lists any page by its number; v8 gives a token for what comes after the first 2,000 records. */
function byNumber() {
	const tokens = new Map<number, string>();
	return async (call: Call, ask: Ask) => {
		const { page: _, ...query } = call.query;
		const page = Number(call.query.page ?? 1);
		const token = tokens.get(page);
		const reply = await ask({ ...call, query: page > 1 && token ? { ...query, page_token: token } : query });
		const { info } = (reply.body ?? {}) as { info?: { next_page_token?: string | null } };
		if (info?.next_page_token) tokens.set(page + 1, info.next_page_token);
		return reply;
	};
}
