/**
 * Loaded into n8n before anything else: its clock is ahead of the machine's by as many milliseconds as the file
 * named in CLOCK_FILE says when n8n starts.
 */
const { readFileSync } = require('node:fs');

const ahead = Number(readFileSync(process.env.CLOCK_FILE, 'utf8'));
const RealDate = Date;
const now = () => RealDate.now() + ahead;

globalThis.Date = class Date extends RealDate {
	constructor(...given) {
		if (given.length === 0) super(now());
		else super(...given);
	}

	static now() {
		return now();
	}
};
