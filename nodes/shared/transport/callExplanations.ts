import { type Explain, fieldOf, nameOfField, sentence, short } from './explanations';

const unknownModule: Explain = ({ details }, { product, path, valueOf }) => {
	const index = details.resource_path_index;
	const inQuery = valueOf('module');
	const segment = typeof index === 'number' ? path[index] : undefined;
	// Counts and timelines name a place that is none of a module: theirs is the first.
	const inPath = segment && /^(\d+|actions|__.*)$/.test(segment) ? path[0] : segment;
	const given = inPath ?? (typeof inQuery === 'string' ? inQuery : undefined);
	return {
		message: `${product} has no module ${given ? `"${short(given)}"` : 'of this name'} that allows this`,
		description:
			'Choose the module from the list, or use its API name (in Zoho CRM: Setup → Developer Hub → APIs & SDKs → API Names). A renamed module keeps its API name: Meetings are Events.',
		field: { apiName: 'module', label: 'Module' },
	};
};

const tooMuchAtOnce: Explain = (refusal, words) => {
	const field = fieldOf(refusal, words);
	const most = refusal.details.limit ?? refusal.details.maximum_length;
	return {
		message: `More ${field ? `in ${nameOfField(field)} ` : ''}than ${words.product} takes in one call${most === undefined ? '' : `: at most ${String(most)}`}`,
		description: 'Send or ask for less at a time.',
		field,
	};
};

const tooManyCalls: Explain = (refusal, words) => {
	if (words.creditsSpent) return creditsSpent(refusal, words);
	return {
		message: `${words.product} is receiving too many calls`,
		description:
			"The call was held back and tried again, in vain. Run fewer workflows at the same time, or later; other applications of the organization count too. If it lasts, the day's API credits may be spent.",
		retryable: true,
	};
};

const creditsSpent: Explain = (_refusal, { product, waitFor }) => ({
	message: `The API credits of ${product} for today are spent`,
	description: `${waitFor ? `Zoho asks to wait ${waitFor}.` : 'They come back over the next 24 hours.'} The workflow did not wait for it. Run it then, ask for less (a Limit, fewer runs, batches), or buy credits in Zoho.`,
	retryable: true,
});

const locked: Explain = (_refusal, { product }) => ({
	message: 'The record is locked',
	description: `A user or a process of ${product} has locked it. Unlock it there, or try again when the process is over.`,
	retryable: true,
});

const alreadyModified: Explain = ({ details }) => ({
	message: `The record was changed in the meantime${details.Modified_Time ? `, at ${String(details.Modified_Time)}` : ''}`,
	description: 'Get the record again, see what changed, and update it on that ground.',
});

/** Desk answers so to a wrong path and to an ID it does not know (or no longer: trashed). */
const notFound: Explain = (_refusal, { product, path }) => {
	const id = [...path].reverse().find((segment) => /^\d{3,}$/.test(segment));
	const kind = id ? kindIn(path[path.lastIndexOf(id) - 1]) : 'record';
	return {
		message: id
			? `${product} has no ${kind} with the ID ${id} here`
			: `${product} does not know this address`,
		description: id
			? 'Check the ID, the organization and the department. Records in the trash are not found either.'
			: 'Check the names in the form, the organization and the Data Center of the credential.',
		...(id ? { field: { apiName: 'id', label: kind.charAt(0).toUpperCase() + kind.slice(1) } } : {}),
	};
};

/** What the id in a path belongs to: `tickets` → ticket, `timeEntry` → time entry. */
function kindIn(segment = ''): string {
	if (!/^[a-z]+$/i.test(segment)) return 'record';
	return segment
		.replace(/([A-Z])/g, ' $1')
		.toLowerCase()
		.replace(/ies$/, 'y')
		.replace(/s$/, '');
}

/** Desk refuses parameters and keys it does not know; it names them in its sentence only. */
const unprocessable: Explain = ({ text }, { product, labelOf }) => {
	const refused = /'([^']+)' (?:query )?parameter is invalid/i.exec(text)?.[1];
	if (refused) {
		const label = labelOf(refused);
		const field = { apiName: refused, ...(label ? { label } : {}) };
		return {
			message: `${nameOfField(field)} was not accepted`,
			description: `Check the value. ${product} says: ${sentence(text)}`,
			field,
		};
	}
	const name = /parameter '([^']+)'/i.exec(text)?.[1];
	return {
		message: name ? `${product} does not take '${name}' here` : `${product} cannot work with these values`,
		description: name
			? 'Remove it, or check its spelling: fields go by their API name, custom fields of Desk begin with cf_.'
			: `${product} says: ${sentence(text || 'nothing more')}`,
		...(name ? { field: { apiName: name } } : {}),
	};
};

const pastReach =
	(reach: string, description: string): Explain =>
	() => ({ message: `Zoho lists no more than ${reach} this way`, description });

const IN_PARTS = 'Narrow the list down with filters, a custom view or a search, and read it in parts.';
/** Nothing of what was read is given out: a list that ends early would look like a whole one. */
const WITHOUT_END =
	'Bulk Read → Export has no such end, and neither has Query (COQL) → Build without sorting. Or set a Limit, or read one custom view after the other.';

/** Codes about the call as a whole. */
export const callExplanations: Record<string, Explain> = {
	// CRM
	INVALID_MODULE: unknownModule,
	LIMIT_EXCEEDED: tooMuchAtOnce,
	RATE_LIMIT_EXCEEDED: tooManyCalls,
	RECORD_LOCKED: locked,
	ALREADY_MODIFIED: alreadyModified,
	DISCRETE_PAGINATION_LIMIT_EXCEEDED: pastReach('2,000 records', IN_PARTS),
	LIMIT_REACHED: pastReach('2,000 records', IN_PARTS),
	PAGINATION_LIMIT_EXCEEDED: pastReach('100,000 records', WITHOUT_END),
	// CRM and Desk
	TOO_MANY_REQUESTS: tooManyCalls,
	// Desk
	THRESHOLD_EXCEEDED: creditsSpent,
	URL_NOT_FOUND: notFound,
	UNPROCESSABLE_ENTITY: unprocessable,
};
