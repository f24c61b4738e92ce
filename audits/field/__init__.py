"""An audit on site: answered on a phone, also without a signal, and sent when there is one."""
