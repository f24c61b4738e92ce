# Thời gian thường cần cho mỗi việc đang chờ, tính bằng ngày làm việc từ ngày việc đến; chỉ dùng khi hồ sơ không tự nêu hạn.
# levels: quá hạn bao nhiêu ngày làm việc thì báo người được giao, trưởng đơn vị, lãnh đạo cao nhất.

[levels]
holder = 0
unit_head = 3
top_management = 10

[put_into_use]
days = 5
source = "house"
ground = "Quy định của cơ quan; chưa có văn bản riêng"
