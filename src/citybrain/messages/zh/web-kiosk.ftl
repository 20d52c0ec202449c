## 公共屏幕与纸质页面。

web-kiosk-still-there = 您还在吗？
web-kiosk-begins = 屏幕将在 { $seconds } 秒后重新开始。您的内容不会留在屏幕上。
web-kiosk-stay = 我还在
web-kiosk-outside = 此链接离开本市页面，在本屏幕上不能打开。
web-kiosk-window = 本市的这一页面或文件需要单独的窗口，本屏幕不提供。请在自己的设备上打开，或到柜台索取。
web-print-address = 本页网址：
web-print-code = 含本页网址的二维码
