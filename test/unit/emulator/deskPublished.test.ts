import { deskService } from '../../../emulator/desk/register';
import { type Answer, DeskCalls } from './deskCalls';
import { makeKnown } from './deskKnown';
import type { Known, Operation } from './deskOperation';
import { published } from './deskPublished';
import type { Shape } from './deskShapes';

/** Values that no operation takes for these parameters. */
const wrong: Record<string, string[]> = {
	limit: ['-1', 'abc', '', '1000'],
	from: ['-1', 'abc', '5000'],
	sortBy: ['colour', '-', ''],
	include: ['colour', ',', ''],
	visibility: ['ALL', ''],
	permission: ['NOBODY', ''],
	module: ['colour', ''],
	field: ['colour', 'status,', ''],
	...Object.fromEntries(
		[
			...['departmentId', 'departmentIds', 'ownerId', 'ownerIds', 'viewId', 'categoryId', 'authorId'],
			...['contactId', 'accountId', 'assigneeId', 'productId', 'associatedDepartments'],
		].map((name) => [name, ['abc', '1,x']]),
	),
	...Object.fromEntries(
		['created', 'modified', 'customerResponse'].map((of) => [
			`${of}TimeRange`,
			['2026-01-01', '2026-02-01T00:00:00.000Z,2026-01-01T00:00:00.000Z', 'a,b'],
		]),
	),
	...Object.fromEntries(
		[
			'isSpam',
			'isCompleted',
			'isEnabled',
			'isActive',
			'includeCustomDomain',
			'isPublic',
			'isConfirmed',
			'isVisible',
			'isTrashed',
			'includeTrash',
			'isPrivate',
		].map((name) => [name, ['perhaps', '1', '']]),
	),
};

let desk: DeskCalls;
let known: Known;
let token: string;

beforeAll(async () => {
	desk = await DeskCalls.start({ seed: 'empty' });
});
beforeEach(() => {
	desk.renew();
	known = makeKnown(desk);
	token = desk.tokenWith([...new Set(published.flatMap(({ scopes }) => scopes))]);
});
afterAll(async () => await desk.stop());

const operations = published.map((operation) => [operation.call, operation] as const);
const changing = operations.filter(([, { body }]) => body !== undefined);
const inOrganizations = operations.filter(([, { outsideOrganizations }]) => !outsideOrganizations);
const ofRecords = operations.filter(([call]) => /\/\{\w+\}/.test(call));

const methodOf = ({ call }: Operation): string => call.split(' ')[0] ?? '';
/** Each operation with each parameter it has a wrong value for. */
const asking = operations.flatMap(([call, operation]) =>
	operation.query.flatMap((name) =>
		(wrong[name] ?? []).map((value) => [call, name, value, operation] as const),
	),
);

/** The path, with ids in it. */
const pathOf = ({ call }: Operation, ids: Known): string => filled(call.split(' ')[1] ?? '', ids);
const filled = (text: string, ids: Known): string =>
	text.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');

/** The emulator's route for an operation: its parameters in the path may have other names. */
function routeOf({ call }: Operation) {
	const shapeOf = (path: string) => path.replace(/\{\w+\}|:\w+/g, '*');
	const [method, path = ''] = call.split(' ');
	const route = deskService().routes.find(
		(one) => one.method === method && shapeOf(one.path) === shapeOf(`/api/v1${path}`),
	) as { query?: string[]; scopes?: string[]; alsoScopes?: string[] } | undefined;
	if (!route) throw new TypeError(`The emulator has no ${call}`);
	return route;
}

async function called(
	operation: Operation,
	{ ids = known, extra = {}, body = operation.body?.(ids), as = token, headers = {} }: Asked = {},
): Promise<Answer> {
	const asked = Object.entries({ ...operation.ask, ...extra }).map(([name, value]) => [
		name,
		filled(value, ids),
	]);
	const path = `${pathOf(operation, ids)}?${new URLSearchParams(asked)}`;
	if (operation.isUpload) return await desk.upload(path, { token: as });
	return await desk.call(methodOf(operation), path, body, { token: as, headers });
}

interface Asked {
	ids?: Known;
	extra?: Record<string, string>;
	body?: unknown;
	as?: string;
	headers?: Record<string, string>;
}

/** What an object's keys have that the shape does not, and the other way round. */
function deviations(given: unknown, { always, sometimes = [], within = {} }: Shape, place = ''): string[] {
	const object = given as Record<string, unknown>;
	const names = Object.keys(object);
	return [
		...always.filter((name) => !names.includes(name)).map((name) => `${place}${name} is missing`),
		...names
			.filter((name) => !always.includes(name) && !sometimes.includes(name))
			.map((name) => `${place}${name} is not published`),
		...Object.entries(within).flatMap(([name, shape]) =>
			[object[name]]
				.flat()
				.filter((one) => one !== null && one !== undefined)
				.flatMap((one) => deviations(one, shape, `${place}${name}.`)),
		),
	];
}

describe("Desk's operations are as Zoho's files have them", () => {
	it.each(operations)('%s: query parameters', (_, operation) => {
		const { query, refused = [] } = operation;
		const taken = (routeOf(operation).query ?? []).filter((name) => name !== 'orgId');
		expect([...taken, ...refused].sort()).toEqual([...query].sort());
	});

	it.each(operations)('%s: scopes', (_, operation) => {
		const { scopes = [], alsoScopes = [] } = routeOf(operation);
		expect([...scopes, ...alsoScopes].sort()).toEqual([...operation.scopes].sort());
	});

	it.each(operations)('%s: status and keys of the answer', async (_, operation) => {
		const { status, body, headers } = await called(operation);
		expect([status, body?.errors ?? body?.message]).toEqual([operation.status, undefined]);
		expect(headers.get('x-rate-limit-request-weight-v3')).toMatch(/^\d+$/);
		if (!operation.answer) return expect(body).toBeUndefined();
		const answered: unknown[] = operation.isList ? (body?.data ?? []) : [body];
		expect(answered).not.toHaveLength(0);
		for (const one of answered) expect(deviations(one, operation.answer)).toEqual([]);
	});
});

describe('Desk is strict', () => {
	it.each(operations)('%s: refuses a parameter it does not know', async (_, operation) => {
		const { status, body } = await called(operation, { extra: { colour: 'red' } });
		expect([status, body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
		expect(body?.message).toContain("'colour'");
	});

	it.each(asking)('%s: refuses %s=%s', async (_, name, value, operation) => {
		const { status, body } = await called(operation, { extra: { [name]: value } });
		expect([status, body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
		expect(body?.message).toContain(name);
	});

	it.each(operations)('%s: refuses a token without the scope', async (_, operation) => {
		const { status, body } = await called(operation, { as: desk.tokenWith(['Desk.community.READ']) });
		expect([status, body?.errorCode]).toEqual([403, 'SCOPE_MISMATCH']);
	});

	it.each(inOrganizations)('%s: refuses an organization that is not the caller’s', async (_, operation) => {
		const { status, body } = await called(operation, { extra: { orgId: '1' } });
		expect([status, body?.errorCode]).toEqual([403, 'OAUTH_ORG_MISMATCH']);
	});

	it.each(operations)('%s: knows no such path with something behind it', async (_, operation) => {
		const { status, body } = await desk.call(methodOf(operation), `${pathOf(operation, known)}/x/y/z`);
		expect([status, body?.errorCode]).toEqual([404, 'URL_NOT_FOUND']);
	});

	it.each(ofRecords)('%s: finds no record of another id', async (_, operation) => {
		const [, path = ''] = operation.call.split(' ');
		for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
			// No agent has that mail address either; another's organization is refused in words of its own.
			if (['emailId', 'organizationId'].includes(name)) continue;
			for (const id of ['8100000000009999999', known.contactId ?? '']) {
				if (name === 'contactId' && id === known.contactId) continue;
				const body = operation.body?.(known);
				const { status, body: answer } = await called(operation, { ids: { ...known, [name]: id }, body });
				expect([status, answer?.errorCode, name]).toEqual([404, 'URL_NOT_FOUND', name]);
			}
		}
	});

	it.each(changing)('%s: refuses a key of the body it does not know', async (_, operation) => {
		const given = operation.body?.(known) as Record<string, unknown>;
		const { status, body } = await called(operation, { body: { ...given, colour: 'red' } });
		expect([status, body?.errorCode]).toEqual([422, 'UNPROCESSABLE_ENTITY']);
		expect(body?.message).toBe("An extra parameter 'colour' is found");
	});

	it.each(changing)('%s: refuses a body that is no JSON, in form or in name', async (_, operation) => {
		const broken = await called(operation, { body: '{"ids":' });
		expect([broken.status, broken.body?.errorCode]).toEqual([400, 'BAD_REQUEST']);
		const headers = { 'content-type': 'text/plain' };
		const { status, body } = await called(operation, { headers });
		expect([status, body?.errorCode]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
	});
});
