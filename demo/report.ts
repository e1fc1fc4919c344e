import { isDeepStrictEqual, styleText } from 'node:util';

import type { LoggedRequest } from '../emulator/requests';

/** A value that was written, and what the emulator holds now. */
export interface ReadBack {
	what: string;
	expected: unknown;
	found: unknown;
}

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Prints the demo step by step and keeps count of what did not read back as written. */
export class Report {
	private differences = 0;
	private steps = 0;

	title(text: string): void {
		console.log(`\n${styleText('bold', text)}\n`);
	}

	/** What a step did, the calls it took, and each value read back. */
	step(title: string, said: string[], calls: LoggedRequest[], readBack: ReadBack[]): void {
		this.steps += 1;
		console.log(`${styleText('bold', `${this.steps}. ${title}`)}`);
		for (const line of said) console.log(`   ${line}`);
		console.log(`   ${styleText('dim', `${plural(calls.length, 'API call')}: ${summary(calls)}`)}`);
		for (const one of readBack) this.compare(one);
		console.log();
	}

	/** @returns whether all read back as written */
	end(): boolean {
		const fine = this.differences === 0;
		const verdict = fine
			? `All ${this.steps} steps read back as written.`
			: `${plural(this.differences, 'value')} did not read back as written.`;
		console.log(styleText(fine ? 'green' : 'red', verdict));
		return fine;
	}

	private compare({ what, expected, found }: ReadBack): void {
		const same = isDeepStrictEqual(found, expected);
		if (!same) this.differences += 1;
		const mark = same ? styleText('green', '✔') : styleText('red', '✘');
		const wanted = same ? '' : styleText('red', ` (expected ${JSON.stringify(expected)})`);
		console.log(`   ${mark} ${what}: ${JSON.stringify(found)}${wanted}`);
	}
}

/** `PUT /crm/v8/Leads ×2, POST /oauth/v2/token`, in the order of their first use */
function summary(calls: LoggedRequest[]): string {
	const counts = new Map<string, number>();
	for (const { method, path } of calls) {
		const name = `${method} ${path.replace(/\/\d{6,}/g, '/{id}')}`;
		counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].map(([name, count]) => (count === 1 ? name : `${name} ×${count}`)).join(', ');
}
