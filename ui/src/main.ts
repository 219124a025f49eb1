import { mount } from 'svelte';
import App from './App.svelte';
import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import { speak } from './text/index.svelte';

// The browser knows the person's language before the host has told it.
void speak(navigator.language).then(() => mount(App, { target: document.body }));
