import { type Clock, MovableClock } from './clock';
import { AccountsStore } from './accounts/store';
import type { CrmStore } from './crm/entities';
import { createCrmStore } from './crm/register';
import type { DeskStore } from './desk/entities';
import { createDeskStore } from './desk/register';
import { Faults } from './faults';
import { Limits } from './limits';
import { RequestLog } from './requests';
import type { Keeper } from './state/keeper';
import type { EmulatorOptions, Urls, World } from './service';

/** First id that is given out; below it are the ids of the seed. */
const firstId = 4_900_000_000_001_000_001n;

/** The world with what only the servers and the tests touch. */
export class EmulatedWorld implements World {
	readonly options: World['options'];
	readonly clock: Clock;
	readonly urls: Urls = { accounts: '', crm: '', crmUpload: '', desk: '' };
	readonly accounts: AccountsStore;
	crm!: CrmStore;
	desk!: DeskStore;
	limits!: Limits;
	faults!: Faults;
	readonly requests = new RequestLog();
	/** Where there is a state file. */
	keeper?: Keeper;
	private id = firstId;
	private readonly startLatency: number;

	constructor({ clock = new MovableClock(), ...options }: EmulatorOptions) {
		this.clock = clock;
		this.options = {
			port: 0,
			seed: 'company',
			latency: 0,
			edition: 'enterprise',
			dataCenter: 'us',
			zohoOauthTokenOnly: false,
			deskOrganizations: 'one',
			faults: [],
			...options,
		};
		this.startLatency = this.options.latency;
		this.accounts = new AccountsStore(clock);
		this.reset();
	}

	nextId(): string {
		return String(this.id++);
	}

	/** As it was at the start: no tokens, the seed's records, no faults but those of the options, no latency set since, nothing logged. */
	reset(): void {
		this.options.latency = this.startLatency;
		this.id = firstId;
		this.accounts.reset();
		this.limits = new Limits(this.options.edition, this.clock);
		this.faults = new Faults();
		for (const { match, fault, times } of this.options.faults) this.faults.failNext(match, fault, times);
		this.requests.clear();
		const { clock } = this;
		const { seed, edition, dataCenter, deskOrganizations } = this.options;
		const nextId = () => this.nextId();
		const context = { seed, edition, dataCenter, deskOrganizations, clock, nextId };
		this.crm = createCrmStore(context);
		this.desk = createDeskStore(context);
		this.keeper?.renew();
	}

	/** All that a state file keeps; what is logged and what is to go wrong ends with the process. */
	kept() {
		const { id, accounts, crm, desk } = this;
		return { id, accounts, crm, desk, spent: JSON.stringify(this.limits.kept()) };
	}

	/** Goes on where `kept` was taken. The stores are this world's own, and have been given what was kept already. */
	restore({ id, spent }: ReturnType<EmulatedWorld['kept']>): void {
		this.id = id;
		this.limits.restore(JSON.parse(spent) as ReturnType<Limits['kept']>);
	}
}
