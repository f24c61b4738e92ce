"""The city's index of reform for communes, a year at a time: scored by ourselves, confirmed by the city (9.1.3)."""
