import multipart from '@fastify/multipart';
import fastify, {
	type FastifyError,
	type FastifyInstance,
	type FastifyReply,
	type FastifyRequest,
} from 'fastify';
import { answer } from './answer';
import { bodyOf } from './body';
import { type Arrival, type ArrivedCall, grantOf, type Unrouted } from './checks';
import { deliver, deliverFault } from './deliver';
import { faultText } from './faultText';
import type { Route, Service } from './service';
import { summaryOf } from './summary';
import type { EmulatedWorld } from './world';

/** Larger than the largest upload Zoho takes (100 MB), so that the route decides. */
const bodyLimit = 110 * 1024 * 1024;

/** No route has a schema. Without these two, fastify loads compilers for schemas at each start, which takes a while. */
const compilersFactory = { buildValidator: noSchema, buildSerializer: noSchema };

function noSchema(): never {
	throw new TypeError(
		'a route of the emulator has a schema; let fastify load its compilers in emulator/http.ts',
	);
}

/** A service's routes as a server that is not listening yet. */
export async function createServer(service: Service, world: EmulatedWorld): Promise<FastifyInstance> {
	const server = fastify({
		bodyLimit,
		exposeHeadRoutes: false,
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 1000 },
		schemaController: { compilersFactory },
	});
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, content, done) => done(null, content));
	await server.register(multipart, { limits: { fileSize: bodyLimit } });

	const handlerOf = (route: Route | Unrouted) => async (request: FastifyRequest, reply: FastifyReply) =>
		await serve(request, reply, route, service, world);
	for (const route of service.routes)
		server.route({ method: route.method, url: route.path, handler: handlerOf(route) });
	for (const { method, url } of otherMethods(service.routes)) {
		server.route({ method, url, handler: handlerOf({ why: 'method' }) });
	}
	server.setNotFoundHandler(handlerOf({ why: 'unknown path' }));
	server.setErrorHandler<FastifyError>((error, _request, reply) => {
		// Not an answer of Zoho's but a gap in the emulator, which somebody should see.
		if ((error.statusCode ?? 500) >= 500) console.error(error);
		return reply.code(error.statusCode ?? 500).send({ emulator: error.message });
	});
	return server;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The methods a known path does not have, so that they can be told from an unknown path. */
function otherMethods(routes: Route[]): Array<{ method: Route['method']; url: string }> {
	const paths = new Map<string, { url: string; has: Set<string> }>();
	for (const { method, path } of routes) {
		const shape = path.replace(/:[A-Za-z]+/g, ':');
		const known = paths.get(shape) ?? { url: path, has: new Set() };
		known.has.add(method);
		paths.set(shape, known);
	}
	return [...paths.values()].flatMap(({ url, has }) =>
		methods.filter((method) => !has.has(method)).map((method) => ({ method, url })),
	);
}

/** One request from its arrival to its answer. */
async function serve(
	request: FastifyRequest,
	reply: FastifyReply,
	route: Route | Unrouted,
	service: Service,
	world: EmulatedWorld,
): Promise<FastifyReply> {
	const { leave } = world.limits.arrive(service.name);
	try {
		const arrival = await arrivalOf(request, route, service, world);
		const logged = { service: service.name, ...requestOf(arrival.call), time: world.clock.now() };
		const entry = world.requests.add(logged);
		const fault = world.faults.take(logged);
		if (fault !== undefined) entry.fault = faultText(fault);
		reply.header('date', new Date(world.clock.now()).toUTCString());
		const answered = async () => {
			const given = await answer(arrival, service, world, entry);
			entry.summary = summaryOf(given, service.name);
			// What is answered is kept, whatever happens next; what reading leaves behind is not worth the wait.
			if (request.method === 'GET') world.keeper?.touch();
			else await world.keeper?.saved();
			return given;
		};
		if (fault === undefined) deliver(reply, await answered(), entry);
		else await deliverFault(fault, reply, answered, entry);
		return reply;
	} finally {
		leave();
	}
}

async function arrivalOf(
	request: FastifyRequest,
	route: Route | Unrouted,
	service: Service,
	world: EmulatedWorld,
): Promise<Arrival> {
	const { pathname, searchParams } = new URL(request.url, 'http://emulator');
	// Zoho's own SDK for CRM sends its JSON without a media type.
	const body = await bodyOf(request, service.name === 'crm' ? 'json' : 'other');
	const call = {
		method: request.method,
		path: pathname,
		params: request.params as Record<string, string>,
		query: Object.fromEntries(searchParams),
		headers: request.headers as Record<string, string>,
		body: body.value,
		files: body.files,
	};
	const zohoOauthTokenOnly = world.options.zohoOauthTokenOnly && service.name !== 'accounts';
	const grant = grantOf(call, zohoOauthTokenOnly, world.accounts);
	return { call: { ...call, grant }, body, route, zohoOauthTokenOnly };
}

/** What of a call is logged. */
function requestOf({ method, path, query, headers, body }: ArrivedCall) {
	return { method, path, query, headers, body };
}
