/** @jest-environment ./test/engine/sdk/environment.js */
import {
	codesOf,
	create,
	dateOf,
	fileOf,
	initialise,
	isTypeScript,
	openSdk,
	parameters,
	refreshToken,
	sdk,
} from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
let userId: string;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
	userId = crm().users[0]?.id ?? '';
});
afterAll(async () => await world.stop());

const crm = () => world.emulator.world.crm;

describe('notification channels', () => {
	const hour = 3_600_000;
	const notifications = () => new sdk.Notifications.NotificationsOperations();
	const channel = (id: string, events: string[]) => {
		const notification = new sdk.Notifications.Notification();
		notification.setChannelId(id);
		notification.setNotifyUrl('https://n8n.example/webhook');
		notification.setEvents(events);
		notification.setToken('a token of ours');
		return notification;
	};
	const body = (...all: (typeof sdk)[]) => {
		const wrapper = new sdk.Notifications.BodyWrapper();
		wrapper.setWatch(all);
		return wrapper;
	};
	const open = async (...all: (typeof sdk)[]) =>
		(await notifications().enableNotifications(body(...all))).getObject().getWatch();
	const stored = (id: string) => crm().channels.get(userId, id);
	const eventsOf = (id: string) =>
		stored(id)?.events.map(({ module, operation }) => `${module}.${operation}`);

	it('opens channels and reads which module is none', async () => {
		const actions = await open(channel('1001', ['Leads.create']), channel('1002', ['Nothing.all']));
		expect(codesOf(actions)).toEqual(['SUCCESS', 'INVALID_MODULE']);
		const [event] = actions[0].getDetails().get('events');
		expect([event.getChannelId(), event.getResourceName()]).toEqual(['1001', 'Leads']);
		expect(event.getChannelExpiry().getTime()).toBe(Math.floor((stored('1001')?.expiry ?? 0) / 1000) * 1000);
		expect(stored('1002')).toBeUndefined();
	});

	it('opens a channel until a time, for changes of some fields', async () => {
		const expiry = dateOf(Math.floor(world.emulator.clock.now() / 1000) * 1000 + 2 * hour);
		const field = new sdk.Notifications.Field();
		field.setAPIName('City');
		const one = new sdk.Notifications.Criteria();
		await one.setField(field);
		const criteria = new sdk.Notifications.Criteria();
		criteria.setGroupOperator('or');
		criteria.setGroup([one]);
		const module = new sdk.Notifications.Module();
		module.setAPIName('Leads');
		const condition = new sdk.Notifications.NotificationCondition();
		condition.setType('field_selection');
		await condition.setModule(module);
		await condition.setFieldSelection(criteria);
		const notification = channel('1010', ['Leads.edit']);
		notification.setChannelExpiry(expiry);
		notification.setNotificationCondition([condition]);
		notification.setReturnAffectedFieldValues(true);
		notification.setNotifyOnRelatedAction(false);
		expect(codesOf(await open(notification))).toEqual(['SUCCESS']);
		expect(stored('1010')).toMatchObject({
			expiry: expiry.getTime(),
			conditions: [{ module: 'Leads', operator: 'or', fields: ['City'] }],
			withValues: true,
			onRelatedAction: false,
		});
	});

	it('lists channels', async () => {
		await open(channel('1020', ['Deals.all']));
		const asked = await parameters([sdk.Notifications.GetNotificationsParam.CHANNEL_ID, 1020n]);
		const answer = (await notifications().getNotifications(asked)).getObject();
		const [watch] = answer.getWatch();
		expect([watch.getChannelId(), watch.getNotifyUrl(), watch.getToken()]).toEqual([
			'1020',
			'https://n8n.example/webhook',
			'a token of ours',
		]);
		expect([[...watch.getEvents()], watch.getResourceName()]).toEqual([['Deals.all'], 'Deals']);
		expect([answer.getInfo().getCount(), answer.getInfo().getMoreRecords()]).toEqual([1, false]);
	});

	it('replaces channels', async () => {
		await open(channel('1030', ['Leads.create']));
		const given = body(channel('1030', ['Contacts.delete']));
		const actions = (await notifications().updateNotifications(given)).getObject().getWatch();
		expect(actions[0].getMessage().getValue()).toBe('Successfully updated the subscribe details');
		expect(eventsOf('1030')).toEqual(['Contacts.delete']);
	});

	it('adds events to a channel', async () => {
		await open(channel('1040', ['Leads.create']));
		const given = body(channel('1040', ['Contacts.create']));
		const actions = (await notifications().updateNotification(given)).getObject().getWatch();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(eventsOf('1040')).toEqual(['Leads.create', 'Contacts.create']);
	});

	it('takes events from a channel', async () => {
		await open(channel('1050', ['Leads.create', 'Contacts.create']));
		const given = channel('1050', ['Contacts.create']);
		given.setDeleteEvents(isTypeScript ? true : new sdk.Choice(true));
		const actions = (await notifications().disableNotification(body(given))).getObject().getWatch();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(eventsOf('1050')).toEqual(['Leads.create']);
	});

	it('closes channels', async () => {
		await open(channel('1060', ['Leads.create']));
		const asked = await parameters([sdk.Notifications.DeleteNotificationParam.CHANNEL_IDS, 1060n]);
		const actions = (await notifications().deleteNotification(asked)).getObject().getWatch();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(stored('1060')).toBeUndefined();
	});
});

describe('emails', () => {
	const person = (kind: 'From' | 'To' | 'Cc', email: string) => {
		const made = new sdk.SendMail[kind]();
		made.setEmail(email);
		made.setUserName(email.slice(0, email.indexOf('@')));
		return made;
	};
	const send = async (leadId: bigint, more: (mail: typeof sdk) => void = () => {}, text = true) => {
		const mail = new sdk.SendMail.Data();
		await mail.setFrom(person('From', 'nadia.osei@marigold.example'));
		mail.setTo([person('To', 'guest@lead.example')]);
		if (text) {
			mail.setSubject('Your visit');
			mail.setContent('<p>See you on Friday.</p>');
			mail.setMailFormat(new sdk.Choice('html'));
		}
		more(mail);
		const body = new sdk.SendMail.BodyWrapper();
		body.setData([mail]);
		return (await new sdk.SendMail.SendMailOperations(leadId, 'Leads').sendMail(body)).getObject();
	};
	const newLead = async () => {
		const [id = 0n] = await create('Leads', { Last_Name: 'Quist', Company: 'Alder' });
		return id;
	};
	const sentFrom = (id: bigint) => crm().emails.find(({ recordId }) => recordId === String(id));

	it('sends an email with copies and a file', async () => {
		const files = new sdk.Files.BodyWrapper();
		files.setFile([fileOf(world, 'way.txt', 'left, then right')]);
		const [uploaded] = (await new sdk.Files.FilesOperations().uploadFiles(files)).getObject().getData();
		const id = await newLead();
		const answer = await send(id, (mail) => {
			const attachment = new sdk.SendMail.Attachment();
			attachment.setId(uploaded.getDetails().get('id'));
			mail.setAttachments([attachment]);
			mail.setCc([person('Cc', 'boss@marigold.example')]);
		});
		const [action] = answer.getData();
		expect(sentFrom(id)).toMatchObject({
			id: action.getDetails().get('message_id'),
			to: [{ email: 'guest@lead.example' }],
			cc: [{ email: 'boss@marigold.example' }],
			subject: 'Your visit',
			attachments: [{ name: 'way.txt' }],
		});
	});

	it('sends an email at a time to come', async () => {
		const time = Math.floor(world.emulator.clock.now() / 1000) * 1000 + 86_400_000;
		const id = await newLead();
		const answer = await send(id, (mail) => mail.setScheduledTime(dateOf(time)));
		expect(codesOf(answer.getData())).toEqual(['SUCCESS']);
		expect(sentFrom(id)).toMatchObject({ kind: 'scheduled', time });
	});

	it('sends an email by a template', async () => {
		const templates = new sdk.EmailTemplates.EmailTemplatesOperations();
		const asked = await parameters([sdk.EmailTemplates.GetEmailTemplatesParam.MODULE, 'Leads']);
		const [welcome] = (await templates.getEmailTemplates(asked)).getObject().getEmailTemplates();
		expect(welcome.getName()).toBe('Welcome');
		const template = new sdk.EmailTemplates.EmailTemplate();
		template.setId(welcome.getId());
		const id = await newLead();
		const answer = await send(id, (mail) => mail.setTemplate(template), false);
		expect(codesOf(answer.getData())).toEqual(['SUCCESS']);
		expect(sentFrom(id)?.subject).toBe('Welcome to Marigold, Quist');
	});

	it('reads the addresses a user may send from', async () => {
		const addresses = new sdk.FromAddresses.FromAddressesOperations();
		const found = (await addresses.getFromAddresses()).getObject().getFromAddresses();
		expect(found.map((one: typeof sdk) => [one.getEmail(), one.getType()])).toContainEqual([
			'nadia.osei@marigold.example',
			'primary',
		]);
	});

	it('lists the emails of a record', async () => {
		const id = await newLead();
		await send(id);
		const emails = new sdk.EmailRelatedRecords.EmailRelatedRecordsOperations(id, 'Leads');
		const answer = (await emails.getEmailsRelatedRecords()).getObject();
		const [email] = answer.getEmails();
		expect([email.getSubject(), email.getMessageId()]).toEqual(['Your visit', sentFrom(id)?.id]);
		expect([answer.getInfo().getCount(), answer.getInfo().getMoreRecords()]).toEqual([1, false]);
	});
});

describe('timeline', () => {
	it('lists what happened to a record', async () => {
		const [id] = await create('Leads', { Last_Name: 'Roth', Company: 'Ash' });
		const timelines = new sdk.Timelines.TimelinesOperations();
		const answer = (await timelines.getTimelines('Leads', String(id))).getObject();
		const [line] = answer.getTimeline();
		expect([line.getAction(), line.getRecord().getId(), line.getDoneBy().getName()]).toEqual([
			'added',
			id,
			'Nadia Osei',
		]);
	});
});
