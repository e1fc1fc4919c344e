import type { Route } from '../service';

/** Operations that Zoho's specification files name, by file; facts only: method and path. */
export interface Published {
	source: string;
	operations: Record<string, string[]>;
}

export type State = 'implemented' | 'partly' | 'not';

export interface Compared {
	/** `GET /crm/v8/{module}/{id}`, as published. */
	operation: string;
	state: State;
	/** The route's summary, and what is missing where it is partly there. */
	note: string;
}

/**
 * What the emulator has of the operations of one product, by file, and which of its routes no file names.
 * @param modules those that routes for any module answer for
 */
export function compared(
	published: Published,
	routes: Route[],
	modules: readonly string[] = [],
): { files: Map<string, Compared[]>; others: Route[] } {
	const others = new Set(routes);
	const files = new Map<string, Compared[]>();
	for (const [file, operations] of Object.entries(published.operations)) {
		const rows = operations.map((operation): Compared => {
			const route = routes.find((candidate) => serves(candidate, operation, modules));
			if (!route) return { operation, state: 'not', note: '' };
			others.delete(route);
			const { summary, partly } = route;
			return {
				operation,
				state: partly ? 'partly' : 'implemented',
				note: partly ? `${summary}. ${partly}` : summary,
			};
		});
		files.set(file, rows);
	}
	return { files, others: [...others] };
}

/** Whether a route answers the operation: the same method, the same path but for the names of what varies. */
function serves({ method, path }: Route, operation: string, modules: readonly string[]): boolean {
	const [wanted = '', asked = ''] = operation.split(' ');
	const own = path.split('/');
	const theirs = asked.split('/');
	return (
		method === wanted &&
		own.length === theirs.length &&
		own.every((part, at) => fits(part, theirs[at] ?? '', modules))
	);
}

/** A file may name a module where the route takes any that there is, or any where the route is of one custom module. */
function fits(own: string, theirs: string, modules: readonly string[]): boolean {
	if (own === ':module' && modules.includes(theirs)) return true;
	if (own.startsWith('cm_') && theirs.startsWith('{module')) return true;
	return own.startsWith(':') ? theirs.startsWith('{') : own === theirs;
}
