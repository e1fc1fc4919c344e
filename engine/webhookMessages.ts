import type { IDataObject } from 'n8n-workflow';

/** A request to a webhook. The body is what n8n has parsed; its JSON is the raw body unless that is given. */
export interface WebhookRequest {
	method?: string;
	headers?: Record<string, string>;
	query?: Record<string, string>;
	params?: Record<string, string>;
	body?: unknown;
	rawBody?: Buffer;
}

/** The request, with the parts of Express's that n8n's nodes read. */
export function requestOf({
	method = 'POST',
	headers = {},
	query = {},
	params = {},
	body = {},
	rawBody,
}: WebhookRequest) {
	return {
		method,
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
		query,
		params,
		body,
		rawBody: rawBody ?? Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
		readRawBody: async () => {},
	};
}

export interface WebhookAnswer {
	status: number;
	headers: IDataObject;
	body: unknown;
}

/** Takes what a node sends by itself, through the parts of Express's response that n8n's nodes use. */
export class ResponseRecorder {
	statusCode = 200;
	private readonly headers: IDataObject = {};
	answer?: WebhookAnswer;

	/** @param answered is told at once; the node may go on working after it has answered */
	constructor(private readonly answered: (answer: WebhookAnswer) => void = () => {}) {}

	get headersSent(): boolean {
		return this.answer !== undefined;
	}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name.toLowerCase()] = value;
		return this;
	}

	writeHead(code: number, headers: Record<string, string> = {}): this {
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		return this.status(code);
	}

	json(body: unknown): this {
		return this.setHeader('content-type', 'application/json').send(body);
	}

	send(body?: unknown): this {
		if (this.answer) throw new Error('The webhook has been answered already');
		this.answer = { status: this.statusCode, headers: this.headers, body };
		this.answered(this.answer);
		return this;
	}

	end(body?: unknown): this {
		return this.send(body);
	}
}
