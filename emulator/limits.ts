import type { Clock } from './clock';
import type { Edition, Urls } from './service';
import { company } from './seed/company';

type Product = 'crm' | 'desk';

const day = 24 * 60 * 60 * 1000;
const people = company.people.length;

/** Calls at a time per organisation (and, in CRM, per application). */
const concurrencyOf: Record<Edition, Record<Product, number>> = {
	free: { crm: 5, desk: 5 },
	standard: { crm: 10, desk: 10 },
	professional: { crm: 15, desk: 15 },
	enterprise: { crm: 20, desk: 25 },
	ultimate: { crm: 25, desk: 25 },
};

/** Credits per organisation in any 24 hours, with the users of the seeded company. */
const dailyCreditsOf: Record<Edition, Record<Product, number>> = {
	free: { crm: 5_000, desk: 5_000 },
	standard: { crm: 50_000 + 250 * people, desk: 50_000 + 250 * people },
	professional: { crm: 50_000 + 500 * people, desk: 75_000 + 500 * people },
	enterprise: { crm: 50_000 + 1_000 * people, desk: 100_000 + 1_000 * people },
	ultimate: { crm: 50_000 + 2_000 * people, desk: 100_000 + 1_000 * people },
};

/** A call's place among those that run at the same time. */
export interface Slot {
	/** There were already as many as the edition allows. */
	refused: boolean;
	leave(): void;
}

export interface Budget {
	remaining: number;
	/** Set when the call is refused because the day's credits do not suffice. */
	retryAfterSeconds?: number;
}

/** How many calls run at a time, and what they cost. The numbers may be changed while the emulator runs. */
export class Limits {
	/** `false` lets every call pass; the peaks are counted all the same. */
	enforced = true;
	readonly concurrency: Record<Product, number>;
	/** Heavy CRM calls at a time, in every edition. */
	heavyConcurrency = 10;
	readonly dailyCredits: Record<Product, number>;
	/** The most requests each service ever had in flight, refused ones too. */
	readonly peak: Record<keyof Urls, number> = { accounts: 0, crm: 0, crmUpload: 0, desk: 0 };

	private readonly inFlight = new Map<string, number>();
	private readonly spent = new Map<string, Array<{ time: number; credits: number }>>();

	constructor(
		edition: Edition,
		private readonly clock: Clock,
	) {
		this.concurrency = { ...concurrencyOf[edition] };
		this.dailyCredits = { ...dailyCreditsOf[edition] };
	}

	/** A request has arrived at a service; call `leave` when it is answered. */
	arrive(service: keyof Urls): { leave(): void } {
		const leave = this.count(service);
		this.peak[service] = Math.max(this.peak[service], this.running(service));
		return { leave };
	}

	/** A call asks to run for an organisation (and application). A refused call takes no place. */
	enter(service: keyof Urls, organization: string, heavy: boolean): Slot {
		const product = productOf(service);
		const all = `${product} ${organization}`;
		const keys = heavy && product === 'crm' ? [all, `${all} heavy`] : [all];
		const full =
			this.running(all) >= this.concurrency[product] ||
			(keys.length > 1 && this.running(`${all} heavy`) >= this.heavyConcurrency);
		if (this.enforced && full) return { refused: true, leave: () => undefined };
		const leaves = keys.map((key) => this.count(key));
		return { refused: false, leave: () => leaves.forEach((leave) => leave()) };
	}

	/** Takes the call's credits from what the organisation has left of the last 24 hours, or refuses. */
	spend(service: keyof Urls, organization: string, credits: number): Budget {
		const product = productOf(service);
		const key = `${product} ${organization}`;
		const now = this.clock.now();
		const calls = (this.spent.get(key) ?? []).filter(({ time }) => time > now - day);
		this.spent.set(key, calls);
		const remaining = this.dailyCredits[product] - calls.reduce((sum, call) => sum + call.credits, 0);
		const oldest = calls[0]?.time ?? now;
		if (this.enforced && credits > remaining) {
			return { remaining, retryAfterSeconds: Math.ceil((oldest + day - now) / 1000) };
		}
		calls.push({ time: now, credits });
		return { remaining: remaining - credits };
	}

	/** Credits of the last 24 hours by `product organization`, summed up by the minute; what `restore` takes. */
	kept(): Record<string, Array<{ time: number; credits: number }>> {
		const now = this.clock.now();
		const kept: ReturnType<Limits['kept']> = {};
		for (const [key, calls] of this.spent) {
			const sums = new Map<number, number>();
			for (const { time, credits } of calls) {
				const minute = time - (time % 60_000);
				if (time > now - day) sums.set(minute, (sums.get(minute) ?? 0) + credits);
			}
			kept[key] = [...sums].map(([time, credits]) => ({ time, credits }));
		}
		return kept;
	}

	restore(kept: ReturnType<Limits['kept']>): void {
		for (const [key, calls] of Object.entries(kept)) this.spent.set(key, calls);
	}

	private running(key: string): number {
		return this.inFlight.get(key) ?? 0;
	}

	private count(key: string): () => void {
		this.inFlight.set(key, this.running(key) + 1);
		return () => void this.inFlight.set(key, this.running(key) - 1);
	}
}

/**
 * What a product tells about its limits with every answer. CRM says something only when half the day's credits are
 * used; Desk always.
 */
export function limitHeaders(
	service: keyof Urls,
	budget: Budget,
	credits: number,
	limits: Limits,
): Record<string, string> {
	const remaining = String(Math.max(0, budget.remaining));
	if (productOf(service) === 'desk') {
		return { 'x-rate-limit-request-weight-v3': String(credits), 'x-rate-limit-remaining-v3': remaining };
	}
	return budget.remaining <= limits.dailyCredits.crm / 2 ? { 'x-api-credits-remaining': remaining } : {};
}

/** The upload host draws on CRM's limits. */
function productOf(service: keyof Urls): Product {
	return service === 'desk' ? 'desk' : 'crm';
}
