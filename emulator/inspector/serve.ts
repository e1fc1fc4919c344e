import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { EmulatedWorld } from '../world';
import { actions } from './actions';
import { overview } from './overview';
import { modulesOf } from './records';

const files = {
	'': 'index.html',
	'/style.css': 'style.css',
	'/dom.js': 'dom.js',
	'/views.js': 'views.js',
	'/trouble.js': 'trouble.js',
	'/page.js': 'page.js',
};
const types: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** Only the page's own files, and nothing that stands in a record. */
const policy =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const requestsShown = 200;
const recordsShown = 50;

/** The inspector under `/inspector` of a server. It is no part of Zoho: no call of it is logged, refused or faulted. */
export function serveInspector(server: FastifyInstance, world: EmulatedWorld): void {
	for (const [path, file] of Object.entries(files)) {
		const type = `${types[file.split('.')[1] ?? '']};charset=UTF-8`;
		get(path, () => readFileSync(join(__dirname, 'page', file)), type);
	}
	get('/overview', () => overview(world));
	get('/requests', () => {
		const { all, count } = world.requests;
		const shown = all.slice(-requestsShown);
		const before = count - shown.length;
		return shown.map((request, at) => ({
			...{ number: before + at + 1, ...request, body: cut(request.body) },
		}));
	});
	get('/records', (query) => {
		const listed = modulesOf(world).find(
			({ product, module }) => product === query.product && module === query.module,
		);
		const search = (query.search ?? '').toLowerCase();
		const found = listed
			?.records()
			.filter(({ id, name }) => id === search || name.toLowerCase().includes(search));
		return {
			total: found?.length ?? 0,
			records:
				found?.slice(0, recordsShown).map((record) => ({ ...record, content: cut(record.content) })) ?? [],
		};
	});
	server.post('/inspector/:action', async (request, reply) => {
		if (isForeign(request) || request.headers['content-type'] !== 'application/json')
			return await refused(reply, 403);
		const { action } = request.params as { action: string };
		const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
		if (!act) return await refused(reply, 404);
		try {
			act(JSON.parse(String(request.body)) as Record<string, unknown>, world);
		} catch (error) {
			return await reply.code(400).send({ message: (error as Error).message });
		}
		await world.keeper?.saved();
		return await reply.send({});
	});

	function get(
		path: string,
		answer: (query: Record<string, string | undefined>) => unknown,
		type?: string,
	): void {
		server.get(`/inspector${path}`, async (request, reply) => {
			if (isForeign(request)) return await refused(reply, 403);
			void reply.headers({
				'content-security-policy': policy,
				'cache-control': 'no-store',
				'x-content-type-options': 'nosniff',
			});
			if (type !== undefined) void reply.type(type);
			return await reply.send(answer(request.query as Record<string, string | undefined>));
		});
	}
}

/**
 * Whether a web page of somebody else's may be behind a request: one that calls this machine by a name of its own, or
 * sends from another origin.
 */
function isForeign({ headers: { host = '', origin } }: FastifyRequest): boolean {
	const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
	return !local || (origin !== undefined && origin !== `http://${host}`);
}

const refused = async (reply: FastifyReply, status: number) => await reply.code(status).send({});

/** What is long is not for reading: files, and texts beyond some screens. */
function cut(value: unknown): unknown {
	if (Buffer.isBuffer(value)) return `(${value.length.toLocaleString('en')} bytes)`;
	if (typeof value === 'string') return value.length > 2000 ? `${value.slice(0, 2000)}…` : value;
	if (Array.isArray(value)) {
		const more = value.length > 100 ? [`(${value.length - 100} more)`] : [];
		return [...value.slice(0, 100).map(cut), ...more];
	}
	if (value instanceof Set) return cut([...value]);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cut(part)]));
}
