import { toUtc } from '../crm/records';
import { day, goods, materials, pick } from './crmNames';
import type { People } from './crmPeopleRecords';
import type { Sowing } from './crmRecords';
import type { Sales } from './crmSalesRecords';

/** What is planned with people, and what they have asked. */
export function sowService(
	{ sow, option, store, now }: Sowing,
	{ accounts, contacts, showrooms }: People,
	{ products }: Sales,
): void {
	sow('Tasks', 60, (n) => ({
		Subject: pick(['Call back', 'Send samples', 'Measure rooms', 'Prepare offer'], n),
		Status: option('Tasks', 'Status', n),
		Priority: option('Tasks', 'Priority', n),
		Due_Date: toUtc(now + n * day).slice(0, 10),
		Who_Id: pick(contacts, n).id,
		What_Id: pick(accounts, n).id,
		$se_module: 'Accounts',
	}));
	sow('Events', 25, (n) => ({
		Event_Title: `Visit to ${store.nameOf(pick(showrooms, n))}`,
		Start_DateTime: toUtc(now + n * day),
		End_DateTime: toUtc(now + n * day + day / 24),
		All_day: false,
		Who_Id: pick(contacts, n).id,
		Participants: [{ type: 'contact', participant: pick(contacts, n).id }],
	}));
	sow('Calls', 40, (n) => ({
		Subject: `Call with ${store.nameOf(pick(contacts, n))}`,
		Call_Type: option('Calls', 'Call_Type', n),
		Call_Start_Time: toUtc(now - n * day),
		Call_Duration: '00:10',
		Who_Id: pick(contacts, n).id,
	}));
	sow('Cases', 30, (n) => ({
		Subject: `${pick(goods, n)} ${pick(['arrived scratched', 'does not fit', 'is late'], n)}`,
		Status: option('Cases', 'Status', n),
		Case_Origin: option('Cases', 'Case_Origin', n),
		Product_Name: pick(products, n).id,
		Related_To: pick(contacts, n).id,
	}));
	sow('Solutions', 5, (n) => ({
		Solution_Title: `How to care for ${pick(materials, n)}`,
		Status: 'Published',
	}));
}
