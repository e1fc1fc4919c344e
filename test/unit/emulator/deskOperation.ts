import type { Shape } from './deskShapes';

/** What a call is made with: records that are there, by the name the path gives their id. */
export type Known = Record<string, string>;

/** One operation as Zoho's files (zoho/zohodesk-oas) have it. */
export interface Operation {
	/** `GET /tickets/{ticketId}` */
	call: string;
	scopes: string[];
	/** Its query parameters, `orgId` aside. */
	query: string[];
	/** Those of them that this emulator refuses. */
	refused?: string[];
	status: number;
	answer?: Shape;
	/** The answer is a list: its rows are of the shape. */
	isList?: boolean;
	/** The parameters of the call that is made. */
	ask?: Record<string, string>;
	body?: (known: Known) => unknown;
	/** The body is a file. */
	isUpload?: boolean;
	/** The call is of no organization, so that it names none. */
	outsideOrganizations?: boolean;
}

/** The words of a text that lists them. */
export const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** A call that reads one thing. */
export const get = (
	path: string,
	scopes: string,
	query: string,
	answer: Shape,
	rest: Partial<Operation> = {},
): Operation => ({
	...{ call: `GET ${path}`, scopes: words(scopes), query: words(query), status: 200, answer },
	...rest,
});

/** A call that reads rows under `data`. */
export const list = (...[path, scopes, query, answer, rest]: Parameters<typeof get>): Operation =>
	get(path, scopes, query, answer, { isList: true, ...rest });

/** @param call with its method, `POST /tickets` */
export const write = (
	call: string,
	scopes: string,
	status: number,
	body?: (known: Known) => unknown,
	rest: Partial<Operation> = {},
): Operation => ({ ...{ call, scopes: words(scopes), query: [], status, body }, ...rest });
