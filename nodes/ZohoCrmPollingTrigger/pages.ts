import { zohoTimeOf } from '../shared/triggers/zohoTime';
import { type Change, changesSince, deletedSince, type Page } from '../ZohoCrm/changes';
import type { Crm } from '../ZohoCrm/crmApi';
import { rowsOf } from '../ZohoCrm/crmCalls';
import { whereOf } from '../ZohoCrm/queryOf';
import { scopes, scopesFor } from '../ZohoCrm/scopes';
import type { Wanted } from './form';

/** Conditions of a query (CRM v8, COQL) without the three that ask for a page. */
const MOST_CONDITIONS = 21;
/** Rows of a list. */
const ROWS_PER_CALL = 200;

/**
 * The changes since a time, oldest first, page by page.
 * @param from milliseconds since the epoch; changes of the very second are among them
 */
export async function* pagesSince(crm: Crm, wanted: Wanted, from: number): AsyncGenerator<Page> {
	const { module, event, which, view } = wanted;
	if (event === 'deleted') return yield await deletedSince(crm, module, from);
	if (which === 'view') return yield await changesInView(crm, module, view ?? '', from, byOf(wanted));
	const condition = await conditionOf(crm, wanted);
	yield* changesSince(crm, { module, by: byOf(wanted), from, condition });
}

const byOf = ({ event }: Wanted) => (event === 'created' ? 'Created_Time' : 'Modified_Time');

async function conditionOf(crm: Crm, { module, which, conditions = [], match = 'and' }: Wanted) {
	if (which !== 'conditions' || conditions.length === 0) return undefined;
	return `(${await whereOf(crm, module, conditions, match, MOST_CONDITIONS)})`;
}

/** Zoho sorts a view its own way: all that changed is read, then put in order. */
async function changesInView(
	crm: Crm,
	module: string,
	view: string,
	from: number,
	by: ReturnType<typeof byOf>,
): Promise<Page> {
	const changes: Change[] = [];
	let zohoTime: number | undefined;
	let next: { page_token?: string } = {};
	for (;;) {
		const answer = await crm.answer({
			method: 'GET',
			path: [module],
			query: { cvid: view, fields: 'Created_Time,Modified_Time', per_page: ROWS_PER_CALL, ...next },
			// Zoho gives what is later than this.
			headers: { 'If-Modified-Since': new Date(from - 1_000).toISOString().replace(/\.\d+Z$/, '+00:00') },
			heavy: true,
			scopes: scopesFor(scopes.readRecords, module),
		});
		zohoTime ??= zohoTimeOf(answer);
		for (const { id, Created_Time: createdTime, [by]: time } of rowsOf(answer.body)) {
			changes.push({ id: String(id), time: String(time), createdTime: String(createdTime) });
		}
		const { next_page_token: token } =
			(answer.body as { info?: { next_page_token?: string } } | undefined)?.info ?? {};
		if (!token) break;
		next = { page_token: token };
	}
	changes.sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
	return { changes, isFull: false, zohoTime };
}

/** The newest record that the form is about, to show in the editor what will come. */
export async function newest(crm: Crm, wanted: Wanted): Promise<Change | undefined> {
	const { module, event, which, view } = wanted;
	if (event === 'deleted') {
		const query = { type: 'all', per_page: 1 };
		const path = [module, 'deleted'];
		const body = await crm.call({
			method: 'GET',
			path,
			query,
			scopes: scopesFor(scopes.readRecords, module),
		});
		const [row] = rowsOf(body);
		return row && { id: String(row.id), time: String(row.deleted_time), name: String(row.display_name) };
	}
	const by = byOf(wanted);
	const names = ['Created_Time', 'Modified_Time'];
	const sorted = { sort_by: by, sort_order: 'desc' };
	if (which !== 'conditions') {
		for await (const row of crm.list(module, { fields: names, ...(view ? { cvid: view } : sorted) }, 1)) {
			return { id: String(row.id), time: String(row[by]), createdTime: String(row.Created_Time) };
		}
		return undefined;
	}
	const where = (await conditionOf(crm, wanted)) ?? 'id is not null';
	const body = await crm.call({
		method: 'POST',
		path: ['coql'],
		body: {
			select_query: `select id, ${names.join(', ')} from ${module} where ${where} order by ${by} desc limit 1`,
		},
		repeatable: true,
		reads: true,
		heavy: true,
		scopes: scopes.queryRecords,
	});
	const [row] = rowsOf(body);
	return row && { id: String(row.id), time: String(row[by]), createdTime: String(row.Created_Time) };
}
