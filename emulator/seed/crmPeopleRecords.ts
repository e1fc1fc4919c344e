import { type CrmRecord, toUtc, type Values } from '../crm/records';
import { day, firstNames, lastNames, pick, places, trades } from './crmNames';
import type { Sowing } from './crmRecords';

export interface People {
	vendors: CrmRecord[];
	accounts: CrmRecord[];
	contacts: CrmRecord[];
	showrooms: CrmRecord[];
}

function person(number: number): Values {
	const first = pick(firstNames, number);
	const last = pick(lastNames, number, firstNames.length);
	return {
		First_Name: first,
		Last_Name: last,
		Phone: `+1 555 01${String(number).padStart(4, '0')}`,
		Email: `${first}.${last}${number}@mail.example`.toLowerCase(),
	};
}

/** Whom the company deals with, and its own showrooms. */
export function sowPeople({ sow, option, now, owners, nextId }: Sowing): People {
	const vendors = sow('Vendors', 12, (n) => ({
		Vendor_Name: `${pick(lastNames, n)} Supply Co.`,
		Email: `orders@supplier${n}.example`,
		Phone: `+1 555 02${n}0`,
	}));
	const accounts = sow('Accounts', 120, (n) => ({
		Account_Name: `${pick(lastNames, n)} ${pick(trades, n, lastNames.length)}`,
		Website: `https://client${n}.example`,
		Phone: `+1 555 03${n}`,
		Industry: option('Accounts', 'Industry', n),
		Employees: 5 + n * 4,
		Annual_Revenue: 250_000 + n * 40_000,
		Billing_City: pick(places, n).city,
		Billing_State: pick(places, n).state,
		Billing_Code: pick(places, n).code,
		Billing_Country: 'USA',
	}));
	const contacts = sow('Contacts', 300, (n) => ({
		...person(n),
		Title: pick(['Buyer', 'Director', 'Facility Manager', 'Owner'], n),
		Account_Name: pick(accounts, n).id,
		Mailing_City: pick(places, n).city,
		Mailing_Country: 'USA',
	}));
	const showrooms = sow('Showrooms', 8, (n) => ({
		Name: `Marigold ${pick(places, n).city} ${n < places.length ? 'Showroom' : 'Studio'}`,
		Email: `showroom${n}@marigold.example`,
		Format: option('Showrooms', 'Format', n),
		Services: ['Consultation', 'Fitting'],
		Opened_On: `${2010 + n}-04-01`,
		Next_Event: toUtc(now + n * day),
		Seats: 10 + n,
		// More than a number holds, as long integers may be.
		Visitors_Counted: `90071992547409${91 + n}`,
		Floor_Area: 180.5 + n,
		Monthly_Rent: 4000 + n * 250,
		Occupancy: 70 + n,
		Parking: n % 2 === 0,
		Landlord: pick(accounts, n).id,
		Manager: pick(owners, n),
		Story: `<p>${'A house full of <b>furniture</b> and light. '.repeat(20)}</p>`,
		Partner_Vendors: [{ id: nextId(), to: pick(vendors, n).id }],
		Opening_Hours: [
			{ id: nextId(), fields: { Day: 'Weekdays', Opens: '10:00', Closes: '18:00', By_Appointment: false } },
			{ id: nextId(), fields: { Day: 'Saturday', Opens: '11:00', Closes: '16:00', By_Appointment: true } },
		],
	}));
	return { vendors, accounts, contacts, showrooms };
}

/** Enough leads that paging past 2,000 is real. */
export function sowLeads({ sow, option, now, owners }: Sowing, { showrooms }: People): void {
	sow('Leads', 2500, (n) => ({
		...person(n),
		Company: `${pick(lastNames, n, 7)} ${pick(trades, n)}`,
		Lead_Source: option('Leads', 'Lead_Source', n),
		Lead_Status: option('Leads', 'Lead_Status', n),
		Industry: option('Leads', 'Industry', n),
		City: pick(places, n).city,
		State: pick(places, n).state,
		Zip_Code: pick(places, n).code,
		Country: 'USA',
		Annual_Revenue: 50_000 + n * 100,
		No_of_Employees: 1 + (n % 200),
		Email_Opt_Out: n % 10 === 0,
		Newsletter: n % 3 === 0,
		Pets: n % 4 === 0,
		Budget: 2000 + (n % 100) * 900,
		Loyalty_Tier: option('Leads', 'Loyalty_Tier', n),
		Legacy_Number: `L-${10_000 + n}`,
		Site_Visit: toUtc(now + (n % 60) * day),
		Preferred_Showroom: pick(showrooms, n).id,
		Designer: pick(owners, n),
	}));
}
