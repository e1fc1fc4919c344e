import { parseArgs } from 'node:util';
import type { ClockStart } from './clock';
import { faultIn, faultNames } from './faultText';
import type { EmulatorOptions } from './service';

/** What the command line asks for. */
export interface CliOptions extends Omit<EmulatorOptions, 'clock'> {
	clock: ClockStart;
	/** One JSON line for scripts instead of text for people. */
	json: boolean;
	help: boolean;
}

const choices = {
	seed: ['company', 'empty'],
	edition: ['free', 'standard', 'professional', 'enterprise', 'ultimate'],
	header: ['both', 'zoho-oauthtoken-only'],
	'data-center': ['us', 'eu', 'in', 'au', 'cn', 'jp', 'ca', 'sa', 'uk', 'ae', 'sg'],
	'desk-organizations': ['one', 'several with default', 'several'],
} as const;

export const usage = `npm run emulator -- [options]

  --port <number>              first of four ports in a row (4600); 0 lets the system choose
  --seed <seed>                ${choices.seed.join(' | ')}
  --latency <milliseconds>     what every answer of CRM and Desk waits (0)
  --edition <edition>          ${choices.edition.join(' | ')}
  --header <header>            ${choices.header.join(' | ')}
  --data-center <name>         ${choices['data-center'].join(' | ')}
  --desk-organizations <many>  ${choices['desk-organizations'].map((choice) => `"${choice}"`).join(' | ')}
  --clock <clock>              a moment (2027-01-01T00:00Z) to begin at, or x60 to run 60 times as fast; or both,
                               each with a --clock of its own
  --fault <fault>              what goes wrong: "<method> <path>=<what>*<times>", as often as you like (see below)
  --state <file>               keep what is written in this file and go on with it the next time
  --json                       print one JSON line for scripts

Faults: "PUT /crm/v8/Leads=429" answers the next such call with status 429; "GET /api/v1/tickets*=reset before*3" breaks
the connection of the next three whose path begins so; a method of * is any. Besides 400 to 599, and "503 after" for
what is written all the same:
${Object.entries(faultNames)
	.map(([name, what]) => `  ${name.padEnd(16)} ${what}`)
	.join('\n')}
`;

/** Reads the arguments; throws a RangeError or TypeError whose message says which one does not fit. */
export function cliOptions(args: string[]): CliOptions {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		args,
		options: {
			port: { ...text, default: '4600' },
			seed: { ...text, default: 'company' },
			latency: { ...text, default: '0' },
			edition: { ...text, default: 'enterprise' },
			header: { ...text, default: 'both' },
			'data-center': { ...text, default: 'us' },
			'desk-organizations': { ...text, default: 'one' },
			clock: { ...text, multiple: true, default: [] },
			fault: { ...text, multiple: true, default: [] },
			state: text,
			json: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	return {
		port: whole('port', values.port, 65_532),
		seed: oneOf('seed', values.seed),
		latency: whole('latency', values.latency, 600_000),
		edition: oneOf('edition', values.edition),
		zohoOauthTokenOnly: oneOf('header', values.header) === 'zoho-oauthtoken-only',
		dataCenter: oneOf('data-center', values['data-center']),
		deskOrganizations: oneOf('desk-organizations', values['desk-organizations']),
		clock: clockIn(values.clock),
		faults: values.fault.map(faultIn),
		state: values.state,
		json: values.json,
		help: values.help,
	};
}

function oneOf<Name extends keyof typeof choices>(name: Name, given: string): (typeof choices)[Name][number] {
	const found = choices[name].find((choice) => choice === given);
	if (found === undefined)
		throw new RangeError(`--${name} takes ${choices[name].join(', ')}; not "${given}".`);
	return found;
}

/** At most one moment and one speed. */
function clockIn(given: string[]): ClockStart {
	const clock: ClockStart = {};
	for (const text of given) {
		const speed = /^x([1-9]\d{0,5})$/.exec(text)?.[1];
		const from = momentIn(text);
		if (speed !== undefined && clock.speed === undefined) clock.speed = Number(speed);
		else if (from !== undefined && clock.from === undefined) clock.from = from;
		else
			throw new RangeError(
				`--clock takes a moment with its time zone, such as 2027-01-01T00:00Z, and a speed, such as x60; not "${given.join('" and "')}".`,
			);
	}
	return clock;
}

/** Milliseconds since the epoch of `2027-01-01` (in UTC) or `2027-01-01T09:30+02:00`. */
export function momentIn(text: string): number | undefined {
	if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text)) return undefined;
	const time = Date.parse(text);
	return Number.isNaN(time) ? undefined : time;
}

function whole(name: string, given: string, most: number): number {
	const number = Number(given);
	if (!/^\d+$/.test(given) || number > most) {
		throw new RangeError(`--${name} takes a whole number from 0 to ${most}; not "${given}".`);
	}
	return number;
}
