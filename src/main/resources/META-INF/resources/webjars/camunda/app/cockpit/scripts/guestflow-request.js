/*
 * A tab beside a process instance: what was asked for, what policy decided and where it stands, as Guestflow's own page of the request has it, and the way there. The
 * process instance itself has ids only.
 */
const PAGES = {
  'invitation': '/requests/',
  'approval': '/requests/',
  'direct-addition': '/requests/additions/'
};
const NONE = 'There is no request behind this instance, or it is not yours to see.';

const element = (name, text) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

const read = async (address, accept) => {
  const answer = await fetch(address, {headers: {Accept: accept}, credentials: 'same-origin'});
  if (!answer.ok) {
    throw new Error(`${address} answered ${answer.status}`);
  }
  return answer;
};

/** The address of the page; nothing for processes that are about no request. */
const pageOf = async (engine, instance) => {
  const {businessKey, definitionId} = await (await read(`${engine}/process-instance/${encodeURIComponent(instance)}`, 'application/json')).json();
  const page = PAGES[definitionId.split(':')[0]];
  return page && businessKey ? page + encodeURIComponent(businessKey) : null;
};

/** The facts of the page, without what can be done there. */
const factsOf = async address => {
  const page = new DOMParser().parseFromString(await (await read(address, 'text/html')).text(), 'text/html');
  const sections = [...page.querySelectorAll('main section[aria-labelledby="state-heading"], main section[aria-labelledby="request-heading"], main section#policy')];
  sections.forEach(section => section.querySelectorAll('form, .buttons, script').forEach(part => part.remove()));
  return [element('h4', page.querySelector('main h1').textContent), ...sections.map(section => document.importNode(section, true))];
};

const show = async (node, engine, instance) => {
  try {
    const address = await pageOf(engine, instance);
    if (address === null) {
      node.replaceChildren(element('p', NONE));
      return;
    }
    const link = element('a', 'Open the request');
    link.href = address;
    link.className = 'guestflow-request';
    const facts = await factsOf(address);
    node.replaceChildren(...facts, link);
  } catch (refused) {
    console.error(refused);
    node.replaceChildren(element('p', NONE));
  }
};

export default {
  id: 'guestflow.request',
  pluginPoint: 'cockpit.processInstance.runtime.tab',
  priority: 100,
  properties: {label: 'Request'},
  render: (node, {api, processInstanceId}) => {
    const place = document.createElement('div');
    place.id = 'guestflow-request';
    node.append(place);
    show(place, api.engineApi, processInstanceId);
  }
};
