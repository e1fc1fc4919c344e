import { choice, collection, type Field, integer, shownWhen, text } from '../shared/fields';
import { type DataCenterName, dataCenters } from '../shared/transport/dataCenters';

const given = { authentication: ['fields'] };

const authenticationChoice = choice(
	'Authentication',
	[
		{ name: 'Credential', value: 'credential', description: 'A credential of the type Zoho Client API' },
		{ name: 'Fields Below', value: 'fields', description: 'Values of the form, such as expressions' },
	],
	{ default: 'credential', description: 'Where the client and its data center come from' },
);

/** The credential is one for all items, so the choice is, too. */
const authentication = {
	...authenticationChoice,
	property: { ...authenticationChoice.property, noDataExpression: true },
};

const dataCenter: Field<string> = {
	property: {
		displayName: 'Data Center',
		type: 'options',
		options: [
			...(Object.keys(dataCenters) as DataCenterName[]).map((value) => ({
				name: dataCenters[value].label,
				value,
			})),
			{ name: 'By URL', value: 'custom' },
		].sort((a, b) => a.name.localeCompare(b.name)),
		default: 'us',
		description:
			'Where the Zoho account lives. An expression may give one of us, eu, in, au, cn, jp, ca, sa, uk, ae, sg, or a URL such as https://accounts.zoho.eu.',
	},
	read: (raw) => String(raw ?? '').trim(),
};

/** The accounts server: of the credential, by data centre, or by URL. */
export const accountsFields = {
	authentication,
	dataCenter: shownWhen(given, dataCenter),
	accountsUrl: shownWhen(
		{ ...given, dataCenter: ['custom'] },
		text('Accounts URL', { placeholder: 'e.g. https://accounts.zoho.eu' }),
	),
};

/** The accounts server and the client that asks it. */
export const clientFields = {
	...accountsFields,
	clientId: shownWhen(
		given,
		text('Client ID', {
			placeholder: 'e.g. 1000.ABCDEFGHIJ',
			description: 'From the API console (api-console.zoho.com)',
		}),
	),
	clientSecret: shownWhen(given, text('Client Secret', { password: true })),
};

export const retries = integer('Retries', {
	default: 2,
	min: 0,
	max: 10,
	description:
		'How often to try again when Zoho cannot be reached or could not answer. A refusal is never tried again.',
});

export const options = collection('Options', { retries });

/** A notice in the form; it has no value. */
export function notice(words: string): Field<undefined> {
	return { property: { displayName: words, type: 'notice', default: '' }, read: () => undefined };
}

export const TOKENS_ARE_OUTPUT =
	'The output holds tokens: whoever sees it can use the account. Do not save the execution data of this workflow (Workflow Settings), and do not pass the output on to where it is stored.';
