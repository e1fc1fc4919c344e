import { refuse as refuseCrm } from './crm/refusals';
import { refuse as refuseDesk } from './desk/refusals';
import type { Fault, NamedFault } from './faults';
import type { Refusal, Reply } from './service';

/** A fault that waits for the requests it is meant for. */
export interface ArmedFault {
	/** Method and path; see `matches` for what `*` stands for. */
	match: string;
	fault: Fault;
	times: number;
}

/** Every fault that has a name, and what happens. */
export const faultNames: Record<NamedFault, string> = {
	'reset before': 'the connection breaks, nothing is written',
	'reset after': 'it is written, then the connection breaks',
	'reset in answer': 'it is written, the connection breaks in the middle of the answer',
	'cut off': 'it is written, the answer stops in the middle',
	hang: 'nothing is written, no answer ever comes',
	'hang after': 'it is written, no answer ever comes',
	html: 'nothing is written, a web page comes as the answer',
	trickle: 'the real answer, slowly',
	drip: 'it is written, blanks come without an end',
};

const shape =
	/^(?<method>\*|GET|POST|PUT|PATCH|DELETE) (?<path>\/\S*?)=(?<what>[^=*]+?)(?: ?\*(?<times>\d+))?$/;

/**
 * `PUT /crm/v8/Leads=429`, `POST /api/v1/*=reset after*3`, `* /crm/v8/Deals=503 after`.
 * @throws RangeError whose message says what a fault looks like
 */
export function faultIn(text: string): ArmedFault {
	const { method, path = '', what = '', times = '1' } = shape.exec(text.trim())?.groups ?? {};
	const fault = method === undefined ? undefined : faultOf(what, path);
	if (!fault || Number(times) < 1 || Number(times) > 10_000) {
		throw new RangeError(
			`A fault looks like "PUT /crm/v8/Leads=429" or "POST /api/v1/*=reset after*3"; not "${text}". ` +
				`It is a status from 400 to 599, a status with " after", or one of: ${Object.keys(faultNames).join(', ')}.`,
		);
	}
	return { match: `${method} ${path}`, fault, times: Number(times) };
}

function faultOf(what: string, path: string): Fault | undefined {
	if (Object.hasOwn(faultNames, what)) return what as NamedFault;
	const [, status, after] = /^([45]\d\d)( after)?$/.exec(what) ?? [];
	if (status === undefined) return undefined;
	const reply = replyOf(Number(status), path);
	return after === undefined ? reply : { after: reply };
}

const whyOf: Record<number, Refusal> = { 401: { why: 'invalid token' }, 429: { why: 'concurrency' } };

/** 401 and 429 are said in Zoho's words; any other status comes alone, as from a server in between. */
function replyOf(status: number, path: string): Reply {
	const why = whyOf[status];
	const refuse = path.startsWith('/crm/') ? refuseCrm : path.startsWith('/api/') ? refuseDesk : undefined;
	return why && refuse ? refuse(why) : { status };
}

/** A fault in the words that make it, as far as there are any. */
export function faultText(fault: Fault): string {
	if (typeof fault === 'string') return fault;
	return 'after' in fault ? `${fault.after.status} after` : String(fault.status);
}
